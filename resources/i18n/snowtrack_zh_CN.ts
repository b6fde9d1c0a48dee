<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New record</source>
        <translation>新记录</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and begin the next</source>
        <translation>保存并新建</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Open a records file</source>
        <translation>打开记录文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Between table and form</source>
        <translation>在表格与表单间切换</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Class I</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>Class II</source>
        <translation>二级</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Something went wrong in Snowtrack</source>
        <translation>雪迹程序出错了</translation>
    </message>
    <message>
        <source>This is a mistake of the program, not yours. What was saved before is safe in the records file. The report below holds no records and no names; copying it to the makers helps to mend it.</source>
        <translation>这是程序的错误，不是您操作的问题。此前保存的内容都完好地在记录文件里。下面的报告不含任何记录和姓名，复制给开发者有助于修正。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Without a date: {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a number: {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snowtrack</source>
        <translation type="unfinished">雪迹</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns and bars count records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns and bars add up the numbers of animals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as a picture (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG for documents and messages, SVG for printing (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move, Enter narrows the filter to the bar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>1 record</source>
        <translation type="unfinished">1 条</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation type="unfinished">{count} 条</translation>
    </message>
    <message>
        <source>1 animal</source>
        <translation type="unfinished">1 只</translation>
    </message>
    <message>
        <source>{count} animals</source>
        <translation type="unfinished">{count} 只</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter {quarter} of {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Q{quarter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>animals</source>
        <translation type="unfinished">只</translation>
    </message>
    <message>
        <source>species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished">、</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided records</source>
        <translation type="unfinished">已作废的记录</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {since}</source>
        <translation type="unfinished">{since} 起</translation>
    </message>
    <message>
        <source>until {until}</source>
        <translation type="unfinished">{until} 止</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation type="unfinished">{since} 至 {until}</translation>
    </message>
    <message>
        <source>The picture could not be saved as {path}. Is the folder writable and is there room on the disk?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} other species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No species named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of all animals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of all records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records by quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records by species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals by quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals by species</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartsPage</name>
    <message>
        <source>The charts cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">重试</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voided records</source>
        <translation type="unfinished">没有作废的记录</translation>
    </message>
    <message>
        <source>What is voided is kept here and can be restored.</source>
        <translation type="unfinished">作废的记录保存在这里，可以恢复。</translation>
    </message>
    <message>
        <source>Back to all records</source>
        <translation type="unfinished">返回全部记录</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts grow from sightings. Type the first one, or bring in last year&apos;s register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the sightings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a spreadsheet…</source>
        <translation type="unfinished">导入表格…</translation>
    </message>
    <message>
        <source>No sighting fits this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a chip away above, or clear them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished">清除筛选</translation>
    </message>
    <message>
        <source>The records could not be counted. Nothing in the file was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 record</source>
        <translation type="unfinished">1 条</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation type="unfinished">{count} 条</translation>
    </message>
    <message>
        <source>1 animal</source>
        <translation type="unfinished">1 只</translation>
    </message>
    <message>
        <source>{count} animals</source>
        <translation type="unfinished">{count} 只</translation>
    </message>
    <message>
        <source>Picture saved: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>The database says: {words}. Restore the latest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names an entry of “{parent}” that does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The point on the map and the coordinates differ: open the record and set the position again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its latest change is not in its history: it was changed by another program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Show the list (Down)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicesEditor</name>
    <message>
        <source>Add …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choosers</name>
    <message>
        <source>New records file</source>
        <translation>新建记录文件</translation>
    </message>
    <message>
        <source>Sightings</source>
        <translation>目击记录</translation>
    </message>
    <message>
        <source>Records file (*.gpkg)</source>
        <translation>记录文件 (*.gpkg)</translation>
    </message>
    <message>
        <source>Open a records file</source>
        <translation>打开记录文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import a spreadsheet</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv)</source>
        <translation>表格文件 (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv)</translation>
    </message>
    <message>
        <source>Save the workbook as</source>
        <translation>工作簿另存为</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Save the picture as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture for documents and messages (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing for printing (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no screen here to open the window on. Start Snowtrack in a desktop session, or use one of the commands that “snowtrack --help” shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usage: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show this help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command cannot be understood ({reason}). “{program} --help” shows what it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print one JSON object instead of sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of messages and of written files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the records file (.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which records are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who does this; written into the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field records of wildlife: without a command the window opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a new records file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take a spreadsheet into a records file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the workbook: .xlsx, .xls, .xlsb, .ods, .csv or .tsv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sheet to read; found when not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>datum of the coordinates in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the doubtful rows too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only say what would happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the refused rows there, with the reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write records to a workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file to write: .xlsx or .csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first day, e.g. 2025-01-01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a species by any of its names; may be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a place by name or code, with all below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only records of this status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only records that hold these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether a records file is whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play a clerk&apos;s day through the real window and keep its pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the records file, the workbook and the pictures go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try records, map, chart and Excel on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made {path} with {species} species and {places} places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} {column} {header}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows = {new} new + {duplicate} known already + {doubtful} doubtful + {refused} refused; {skipped} lines are no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The doubtful rows were left out; --accept-doubtful takes them too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The refused rows are in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type} {id}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were looked at; all is well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were looked at; {findings} things are wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part}: works. {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part}: FAILED. {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no date: write it as 2025-03-05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No species is called “{name}”: give a name of the species list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place is called “{name}”: give a name or code of the list of places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no status “{word}”: use one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conversion</name>
    <message>
        <source>“{value}” is not a time of day: write it like 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a time of day: hours go to 23, minutes to 59.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” names more than one time: write one time, like 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” contradicts itself: write the time like 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” may belong to the next day: write the time like 23:30 or 00:30, with its own date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, {rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” has no day: write the whole date, like 2025-03-05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not known here. Choose from: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No species is called “{value}”: check the name, or add it to the species list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No species is called “{value}”. Similar: {names}. Choose one, or add it to the species list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is used of several species: write which one, {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place is called “{value}”: check the name, or add it to the places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place is called “{value}”. Similar: {names}. Choose one, or add it to the places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is the name of several places: write which one, {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is the name of {count} places, e.g. {names}: write the county and township too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is a longitude, not a latitude: the two may be swapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is a latitude, not a longitude: the two may be swapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is beyond {limit} degrees: check the digits and the decimal point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is too long for one angle: write it like 34.12228 or 34°07′20.2″.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” holds latitude and longitude: write each in its own field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” can mean decimal degrees or degrees and minutes: write it like 34.12000 or 34°12′.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a date: write it like 2025-03-05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a date: there is no month {month}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a date: {month} has {last} days, there is no day {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a date: month {month} has no day {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” can mean two different days: write the year first, like 2025-03-05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” has no year: write it like 2025-03-05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” names more than one day: write one day for each record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is a number, not a date: give the cell a date format, or write 2025-03-05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” was typed as a number, so a zero at its end may be lost: write it like 2025-03-05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a number: write digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” has the unit “{unit}”, which is not this field&apos;s: write digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a whole number: leave no fraction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is below zero: a number of animals cannot be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is an estimate: write one number here, and the bounds in “At least” and “At most”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” gives no number: write digits, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” runs backwards: write the smaller number first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not an angle: write it like 34.12228 or 34°07′20.2″.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” gives two directions for one angle: keep one of the letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” has a minus sign and N or E: keep one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” has a latitude beyond 90 degrees: check the digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” has an angle beyond 180 degrees: check the digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” has 60 minutes or more: check the digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” has more than 60 seconds: check the digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a position: write latitude and longitude, e.g. 34.12228, 93.87011.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too long for a position: copy only the coordinates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” names a direction for one angle only: add N or S and E or W to both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” gives the same direction twice: one angle must be N or S, the other E or W.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” gives east or west first and lies far from China: check the letters, or write the latitude first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” lies beyond 90 degrees of latitude or 180 of longitude: check the digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is far too large a number: check the digits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2025-03-05 or 3.5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatePicker</name>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Use these days</source>
        <translation>使用这段日期</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Done: {folder} holds the records file, the workbook and {count} pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written in {folder}: choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is somebody&apos;s records file, not one of an earlier demo: choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made a records file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a register: {rows} rows = {new} new + {duplicate} known already + {doubtful} doubtful + {refused} refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed a sighting and saved it as record {id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked a position on the map: {lat}, {lon}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {count} records of one species.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture {path} could not be written: is the disk full?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as {first}, but it could be {second}. Write N and E beside the numbers, or keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as {first}: longitude seems to stand first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not in the list: choose an entry of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scientific name</source>
        <translation type="unfinished">学名</translation>
    </message>
    <message>
        <source>Names the record for good. Leave it as it is: by it a later import knows the record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who typed the record into Snowtrack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the record was last changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scientific name of the species beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{header} of record {id} has {count} characters; a cell holds {limit}: the rest is only in the records file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished">列</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darwin Core term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>{count} records do not fit into one sheet, which ends at row 1,048,576: narrow the filter and export in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of {file} is not there: choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: if it is open in Excel, close it there, else choose another name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, {file} was not written: free some space or choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPopup</name>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>The records of the filter</source>
        <translation>当前筛选的记录</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>Headers and words in</source>
        <translation>表头与用语</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Exported {count} records to {name}</source>
        <translation>已导出 {count} 条记录到 {name}</translation>
    </message>
    <message>
        <source>Exporting… {done} of {total}</source>
        <translation>正在导出… {done} / {total}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Name, Latin or pinyin, e.g. xb</source>
        <translation>名称、学名或拼音，如 xb</translation>
    </message>
    <message>
        <source>County, township or village</source>
        <translation>县、乡镇或村</translation>
    </message>
    <message>
        <source>Take away: {what}</source>
        <translation>去掉：{what}</translation>
    </message>
    <message>
        <source>Voided records</source>
        <translation>已作废的记录</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{part}: {what}</source>
        <translation>{part}：{what}</translation>
    </message>
    <message>
        <source>Year {year}</source>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>from {since}</source>
        <translation>{since} 起</translation>
    </message>
    <message>
        <source>until {until}</source>
        <translation>{until} 止</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>All records saved</source>
        <translation>记录均已保存</translation>
    </message>
    <message>
        <source>Saved at {time}</source>
        <translation>{time} 已保存</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>尚无备份</translation>
    </message>
    <message>
        <source>This version makes no backups by itself: copy the file while it is closed.</source>
        <translation>本版本不会自动备份：请在关闭文件后复制一份。</translation>
    </message>
    <message>
        <source>WGS 84 · decimal degrees</source>
        <translation>WGS 84 · 十进制度</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色界面</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色界面</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>When and where</source>
        <translation>何时何地</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>看到什么</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>New {type}</source>
        <translation>新建{type}</translation>
    </message>
</context>
<context>
    <name>FormFooter</name>
    <message>
        <source>Save   Ctrl+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the record out of use; it can be restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished">恢复</translation>
    </message>
    <message>
        <source>This record was voided: it can be read and restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter saves and begins the next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Not saved yet: this is what you typed at {time}.</source>
        <translation>尚未保存：这是您 {time} 输入的内容。</translation>
    </message>
    <message>
        <source>{who} has changed the record since.</source>
        <translation>此后 {who} 改动过这条记录。</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>{time} 已保存</translation>
    </message>
    <message>
        <source>Read the record again</source>
        <translation>重新读取记录</translation>
    </message>
    <message>
        <source>Voided. It stays in the file and can be restored.</source>
        <translation>已作废。记录仍在文件中，可以恢复。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改历史</translation>
    </message>
    <message>
        <source>Take back what I typed</source>
        <translation>撤销我的输入</translation>
    </message>
    <message>
        <source>No record chosen</source>
        <translation>未选择记录</translation>
    </message>
    <message>
        <source>Choose one in the table, or begin a new one with Ctrl+N.</source>
        <translation>在表格中选一条，或按 Ctrl+N 新建。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>GroupWidget</name>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished">更多</translation>
    </message>
    <message>
        <source>More ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>New records file…</source>
        <translation>新建记录文件…</translation>
    </message>
    <message>
        <source>Open records file…</source>
        <translation>打开记录文件…</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Close this file</source>
        <translation>关闭此文件</translation>
    </message>
    <message>
        <source>Who is at the keyboard?</source>
        <translation>现在由谁操作？</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>其他人…</translation>
    </message>
    <message>
        <source>Snowtrack</source>
        <translation>雪迹</translation>
    </message>
    <message>
        <source>No records file</source>
        <translation>未打开记录文件</translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation>共享数据库</translation>
    </message>
    <message>
        <source>Records file</source>
        <translation>记录文件</translation>
    </message>
    <message>
        <source>Search species, place, notes…    Ctrl+F</source>
        <translation>搜索 物种、地点、备注…    Ctrl+F</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Who is there?</source>
        <translation>请填姓名</translation>
    </message>
    <message>
        <source>Who is at the keyboard</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>written</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>import taken back</source>
        <translation>撤销导入</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Back to the form</source>
        <translation>返回表单</translation>
    </message>
    <message>
        <source>revision {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>{file} has no column for {field}, which every record needs: name the column that holds it, and import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and scientific name are of different species: correct one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” is no number: {field} stays empty and the words are kept in the notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} does not know “{cell}”: it stays empty and the words are kept in the notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is record {id}, which is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is record {id}, but {fields} differ: changes made in Excel are not taken in, correct the record itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} says the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} says the same, without time or position: is it one event or two?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} has the same day, species, position and number; only {fields} differ: is it the same event?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record {id} has the same day, species, position and number; only {fields} differ: is it the same event?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not there any more: choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a folder: choose the workbook inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} may not be read: close it in other programs or copy it to your own folder, then choose the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty (0 bytes): ask the sender to send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MB: split it into several workbooks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is protected with a password: open it in Excel, remove the password (File, Info, Protect Workbook), save it and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged and cannot be read: open it in Excel, let it repair the file and save it under a new name, or ask the sender for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} would unpack to {size} MB and was not opened: copy the filled rows into a new workbook and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is {what}, not a table: choose a workbook (.xlsx, .xls, .xlsb, .ods) or a .csv file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a web page with the name of a workbook: open it in Excel, save it as .xlsx and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a compressed archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a video or sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a records file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no row of column names that is known for {type}: put names such as {examples} over the columns and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no filled cells: choose another workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no sheet called “{sheet}”. Its sheets are: {sheets}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total row, not a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note under the table, not a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column names once more, not a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a running number, nothing else is filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” is not in the species list: correct the name, or add the species to the list first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” is not in the species list. Did you mean {names}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” is used of several species ({names}): write which one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” is not in the list of places: it is kept as locality, Place stays empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” may be {names}: it is kept as locality until you choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” lies not in {here} but is known as {names}: is that the one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” is no position that could be read: type latitude and longitude, e.g. 33.85601, 95.42570.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” was read as latitude {lat}, longitude {lon}: is that right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” is no known coordinate system: the position was read as {datum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {file} takes too long and was stopped: copy the filled rows into a new workbook and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} needs more memory than there is, often because of formatted empty rows and columns: copy the filled rows into a new workbook and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The characters of {file} are written in an unknown way: open it in Excel, save it as .xlsx and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no sheet with cells: choose another workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be opened, the computer refused to start the reader ({reason}): close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} of {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>1 record was imported.</source>
        <translation>已导入 1 条记录。</translation>
    </message>
    <message>
        <source>{count} records were imported.</source>
        <translation>已导入 {count} 条记录。</translation>
    </message>
    <message>
        <source>{count} rows were refused: save them, mend them and import them again.</source>
        <translation>{count} 行未能导入：可另存、改正后再次导入。</translation>
    </message>
    <message>
        <source>Save refused rows…</source>
        <translation>另存未导入的行…</translation>
    </message>
    <message>
        <source>Show the records</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>已取消：什么也没有写入。</translation>
    </message>
    <message>
        <source>{count} records were taken back.</source>
        <translation>已撤回 {count} 条记录。</translation>
    </message>
    <message>
        <source>{count} were changed since and stay.</source>
        <translation>其中 {count} 条此后改动过，予以保留。</translation>
    </message>
    <message>
        <source>{name} refused rows</source>
        <translation>{name} 未导入的行</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ImportState</name>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不能导入</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Snowtrack sample</source>
        <translation>雪迹示例</translation>
    </message>
    <message>
        <source>This file is read-only: you can look, but nothing can be saved.</source>
        <translation>此文件是只读的：可以查看，但不能保存。</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself. Saved records are not touched.</source>
        <translation>程序本身出错了。已保存的记录不受影响。</translation>
    </message>
    <message>
        <source>Show the report…</source>
        <translation>查看报告…</translation>
    </message>
    <message>
        <source>Snowtrack</source>
        <translation>雪迹</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;New record</source>
        <translation>新记录(&amp;N)</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>1 record</source>
        <translation>1 条</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>{count} without a position</source>
        <translation>{count} 条没有位置</translation>
    </message>
    <message>
        <source>Other species</source>
        <translation>其他物种</translation>
    </message>
    <message>
        <source>Click the place on the map. Esc goes back without it.</source>
        <translation>请在地图上点选位置，按 Esc 返回。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Opening the map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the program that draws it did not start. Records, table and charts work as always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">重试</translation>
    </message>
    <message>
        <source>Map: arrow keys move it, N and P step through the marks, Enter opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closer (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further away (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole area (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the place. Enter takes the centre, Esc leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>Boundaries: Tianditu · Names: GeoNames (CC BY) · Water: GSHHG, Natural Earth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MiniMap</name>
    <message>
        <source>Map with the position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to set the position, drag to move, turn the wheel to zoom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished">何地</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Division code; a unit&apos;s code starts with its parent&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tibetan name</source>
        <translation>藏文名</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名</translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
</context>
<context>
    <name>PlaceEditor</name>
    <message>
        <source>Village, township or initials</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>PositionEditor</name>
    <message>
        <source>{point} (decimal degrees, WGS 84)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste coordinates in any form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datum in which the position was received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{point} (from {datum}, moved {metres} m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{point} (longitude stood first)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Import 1 record</source>
        <translation>导入 1 条</translation>
    </message>
    <message>
        <source>Import {count} records</source>
        <translation>导入 {count} 条</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Coordinates are in</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Take doubtful rows too</source>
        <translation>存疑的行也导入</translation>
    </message>
    <message>
        <source>Save refused rows…</source>
        <translation>另存未导入的行…</translation>
    </message>
    <message>
        <source>Not this file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>{count} rows:</source>
        <translation>共 {count} 行：</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A place cannot belong to itself: choose the unit above it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A position needs both latitude and longitude: type the missing one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0, 0 lies in the Atlantic: the phone had no position. Leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude and longitude look swapped: {lat}, {lon}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The point {lat}, {lon} lies outside Qinghai and its surroundings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date} lies in the future: check the year and the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date} is very long ago: check the year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lower bound {low} is above the upper bound {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts add up to {sum}, more than the total of {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is there already: open that record instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is missing: a record needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is empty. Is it really not known?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} {value} is outside {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} does not know “{value}”: choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} holds {count} characters; at most {limit} can be kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Draft kept {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordTableView</name>
    <message>
        <source>As at first</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>RecordsFile</name>
    <message>
        <source>{path} is a folder, not a records file: choose a .gpkg file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}: check the name, or create a new records file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check the file&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a Snowtrack records file: choose a .gpkg file made by Snowtrack. To take in a spreadsheet, open a records file and import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records file is read-only: nothing was saved. Copy it to a folder where you may write, and open the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to the records file: nothing was saved. Close it there and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: nothing was saved. Free some space and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of {path} did not pass its check ({verdict}): the original was left as it is. Copy it to another disk before going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records file was written by a newer Snowtrack (version {version}); this one knows up to {known}. Install the newer Snowtrack to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file {path} already: open it, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written in {path}: choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records file {path} could not be made: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}. Restore the latest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} comes from an older Snowtrack and must be brought up to date, but it is read-only. Copy it to a folder where you may write, and open the copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>No voided records</source>
        <translation>没有作废的记录</translation>
    </message>
    <message>
        <source>What is voided is kept here and can be restored.</source>
        <translation>作废的记录保存在这里，可以恢复。</translation>
    </message>
    <message>
        <source>Back to all records</source>
        <translation>返回全部记录</translation>
    </message>
    <message>
        <source>Nothing recorded yet: {what}</source>
        <translation>{what}：还没有记录</translation>
    </message>
    <message>
        <source>Type the first one with Ctrl+N, or bring in last year&apos;s register.</source>
        <translation>按 Ctrl+N 录入第一条，或导入去年的登记表。</translation>
    </message>
    <message>
        <source>Import a spreadsheet…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>No record fits this filter</source>
        <translation>没有符合筛选条件的记录</translation>
    </message>
    <message>
        <source>Take a chip away, or clear them all.</source>
        <translation>去掉一个条件，或全部清除。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The records could not be read.</source>
        <translation>记录无法读取。</translation>
    </message>
    <message>
        <source>The table cannot be shown</source>
        <translation>表格无法显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 条</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>1 animal</source>
        <translation>1 只</translation>
    </message>
    <message>
        <source>{count} animals</source>
        <translation>{count} 只</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Leave empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window, map and chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sighting</name>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>何地</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>看到什么</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Date precision</source>
        <translation>日期精度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>Radius in metres that surely contains the place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>海拔</translation>
    </message>
    <message>
        <source>Located by</source>
        <translation>定位方式</translation>
    </message>
    <message>
        <source>Position as received</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Datum as received</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>小地名</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>鉴定把握</translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最少</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Adults</source>
        <translation>成体</translation>
    </message>
    <message>
        <source>Young</source>
        <translation>幼体</translation>
    </message>
    <message>
        <source>Males</source>
        <translation>雄性</translation>
    </message>
    <message>
        <source>Females</source>
        <translation>雌性</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>生境</translation>
    </message>
    <message>
        <source>Threats</source>
        <translation>威胁</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>观察人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sighting</source>
        <translation>目击记录</translation>
    </message>
    <message>
        <source>Sightings</source>
        <translation>目击记录</translation>
    </message>
</context>
<context>
    <name>Species</name>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scientific name</source>
        <translation>学名</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名</translation>
    </message>
    <message>
        <source>Tibetan name</source>
        <translation>藏文名</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>俗名</translation>
    </message>
    <message>
        <source>Local names, separated by commas, e.g. 石羊.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>纲</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>目</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>科</translation>
    </message>
    <message>
        <source>National protection</source>
        <translation>保护级别</translation>
    </message>
    <message>
        <source>IUCN category</source>
        <translation>濒危等级</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感程度</translation>
    </message>
    <message>
        <source>How much its places must be hidden from others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Species list</source>
        <translation>物种名录</translation>
    </message>
</context>
<context>
    <name>SpeciesEditor</name>
    <message>
        <source>Name, Latin name or initials, e.g. xb</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StampsLine</name>
    <message>
        <source>Entered by {who} {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by {who} {when}, revision {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusPicker</name>
    <message>
        <source>Voided records only</source>
        <translation>只看已作废的</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>Somebody else changed this record in the meantime. What you typed is kept: reload the record and compare.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>animals</source>
        <translation>只</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>Exact time</source>
        <translation>准确时刻</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>WGS 84 (GPS, photos)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CGCS2000 (government data)</source>
        <translation>国家2000</translation>
    </message>
    <message>
        <source>GCJ-02 (WeChat, Tencent, Amap)</source>
        <translation>火星坐标</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>百度</translation>
    </message>
    <message>
        <source>GPS device</source>
        <translation>手持机</translation>
    </message>
    <message>
        <source>Phone photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Map app or WeChat pin</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Picked on the map</source>
        <translation>图上点选</translation>
    </message>
    <message>
        <source>Paper map</source>
        <translation>纸质地图</translation>
    </message>
    <message>
        <source>Place name only</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>From a register</source>
        <translation>登记表</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Probable</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Live animal</source>
        <translation>活体</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>足迹</translation>
    </message>
    <message>
        <source>Scat</source>
        <translation>粪便</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>毛发</translation>
    </message>
    <message>
        <source>Carcass</source>
        <translation>尸体</translation>
    </message>
    <message>
        <source>Den or nest</source>
        <translation>洞穴</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>叫声</translation>
    </message>
    <message>
        <source>Camera trap</source>
        <translation>红外相机</translation>
    </message>
    <message>
        <source>Reported by others</source>
        <translation>他人报告</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>虚弱</translation>
    </message>
    <message>
        <source>Injured</source>
        <translation>受伤</translation>
    </message>
    <message>
        <source>Sick</source>
        <translation>患病</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Mountain</source>
        <translation>山</translation>
    </message>
    <message>
        <source>River</source>
        <translation>水</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>林</translation>
    </message>
    <message>
        <source>Grassland</source>
        <translation>草</translation>
    </message>
    <message>
        <source>Lake</source>
        <translation>湖</translation>
    </message>
    <message>
        <source>Glacier</source>
        <translation>冰川</translation>
    </message>
    <message>
        <source>Desert</source>
        <translation>荒漠</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>居民点</translation>
    </message>
    <message>
        <source>Livestock pressure</source>
        <translation>过度放牧</translation>
    </message>
    <message>
        <source>Feral dogs</source>
        <translation>流浪狗</translation>
    </message>
    <message>
        <source>Fence</source>
        <translation>围栏</translation>
    </message>
    <message>
        <source>Road traffic</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Snare or trap</source>
        <translation>猎套</translation>
    </message>
    <message>
        <source>Poison</source>
        <translation>毒饵</translation>
    </message>
    <message>
        <source>Poaching</source>
        <translation>盗猎</translation>
    </message>
    <message>
        <source>Mining or digging</source>
        <translation>采矿</translation>
    </message>
    <message>
        <source>Disease</source>
        <translation>疫病</translation>
    </message>
    <message>
        <source>Snow disaster</source>
        <translation>雪灾</translation>
    </message>
    <message>
        <source>Conflict with people</source>
        <translation>人兽冲突</translation>
    </message>
    <message>
        <source>Waste</source>
        <translation>垃圾</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>National class I</source>
        <translation>国家一级</translation>
    </message>
    <message>
        <source>National class II</source>
        <translation>国家二级</translation>
    </message>
    <message>
        <source>Critically endangered</source>
        <translation>极危</translation>
    </message>
    <message>
        <source>Endangered</source>
        <translation>濒危</translation>
    </message>
    <message>
        <source>Vulnerable</source>
        <translation>易危</translation>
    </message>
    <message>
        <source>Near threatened</source>
        <translation>近危</translation>
    </message>
    <message>
        <source>Least concern</source>
        <translation>无危</translation>
    </message>
    <message>
        <source>Data deficient</source>
        <translation>数据缺乏</translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省</translation>
    </message>
    <message>
        <source>Prefecture</source>
        <translation>州</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>Named site</source>
        <translation>小地名</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Snowtrack</source>
        <translation>雪迹</translation>
    </message>
    <message>
        <source>Wildlife sightings of your office, in one file on this computer. Nothing leaves it unless you send it.</source>
        <translation>本单位的野生动物记录，都在这台电脑的一个文件里；您不发送，数据就不会离开。</translation>
    </message>
    <message>
        <source>Who is at the keyboard?</source>
        <translation>现在由谁操作？</translation>
    </message>
    <message>
        <source>Your name; it is written into every change</source>
        <translation>您的姓名，每次修改都会注明</translation>
    </message>
    <message>
        <source>Type your name first: every record says who wrote it.</source>
        <translation>请先填写姓名：每条记录都要注明由谁录入。</translation>
    </message>
    <message>
        <source>New records file…</source>
        <translation>新建记录文件…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>WhoPopup</name>
    <message>
        <source>Who is at the keyboard?</source>
        <translation>现在由谁操作？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>That is me</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>_Start</name>
    <message>
        <source>1 record</source>
        <translation>1 条</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销此次导入</translation>
    </message>
    <message>
        <source>Import a spreadsheet</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Excel, ODS or CSV, as the office keeps it: title rows and totals may stay. Every row is shown before anything is written, and one click takes an import back. A file may also be dropped here.</source>
        <translation>Excel、ODS 或 CSV，保持单位原来的样子即可：标题行、合计行都不用删。写入前会逐行列出，导入后一键可撤销。也可以把文件拖到这里。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>以往的导入</translation>
    </message>
</context>
<context>
    <name>_Work</name>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
</TS>
