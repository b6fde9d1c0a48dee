<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and begin the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a records file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between table and form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Class I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class II</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Something went wrong in Snowtrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake of the program, not yours. What was saved before is safe in the records file. The report below holds no records and no names; copying it to the makers helps to mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>By day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 animal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} animals</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{since} to {until}</source>
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
        <source>A part of the program is missing: {name}. Records, table and map work as always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sightings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records file (*.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a records file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the workbook as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
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
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>2025-03-05, 3.5, yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatePicker</name>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>“{text}” is no date: write 2025-03-05 or 3.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not in the list: choose one of it.</source>
        <translation type="unfinished"></translation>
    </message>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPopup</name>
    <message>
        <source>Excel workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records of the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers and words in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {count} records to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting… {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Name, Latin or pinyin, e.g. xb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>County, township or village</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {until}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>All records saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version makes no backups by itself: copy the file while it is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WGS 84 · decimal degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>When and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>New records file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open records file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is at the keyboard?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snowtrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No records file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search species, place, notes…    Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is at the keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import taken back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Back to the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revision {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Reading {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 record was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows were refused: save them, mend them and import them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save refused rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} were changed since and stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} refused rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportState</name>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snowtrack sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is read-only: you can look, but nothing can be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program itself. Saved records are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snowtrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} without a position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the place on the map. Esc goes back without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this language, e.g. zh-CN</comment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Division code; a unit&apos;s code starts with its parent&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tibetan name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PositionEditor</name>
    <message>
        <source>{point} (converted from {datum}, moved {metres} m)</source>
        <translation type="unfinished"></translation>
    </message>
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
        <source>Small map of the position</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Import 1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {count} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinates are in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take doubtful rows too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save refused rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows:</source>
        <translation type="unfinished"></translation>
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
    <name>RecordTableView</name>
    <message>
        <source>As at first</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is voided is kept here and can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded yet: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the first one with Ctrl+N, or bring in last year&apos;s register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a spreadsheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record fits this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a chip away, or clear them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 animal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} animals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
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
    <name>Sighting</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius in metres that surely contains the place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Located by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position as received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datum as received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Young</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Males</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Females</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sighting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sightings</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tibetan name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local names, separated by commas, e.g. 石羊.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>National protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IUCN category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much its places must be hidden from others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Species list</source>
        <translation type="unfinished"></translation>
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
    <name>StatusPicker</name>
    <message>
        <source>Voided records only</source>
        <translation type="unfinished"></translation>
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
    <name>TimeEditor</name>
    <message>
        <source>14:30</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>animals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>Exact time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WGS 84 (GPS, photos)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CGCS2000 (government data)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GCJ-02 (WeChat, Tencent, Amap)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPS device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map app or WeChat pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place name only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live animal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carcass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den or nest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera trap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported by others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Injured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mountain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>River</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grassland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glacier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Livestock pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feral dogs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snare or trap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poaching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mining or digging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snow disaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict with people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>National class I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>National class II</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critically endangered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endangered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vulnerable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near threatened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data deficient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Province</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>County</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Township</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Village</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named site</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Snowtrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wildlife sightings of your office, in one file on this computer. Nothing leaves it unless you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is at the keyboard?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name; it is written into every change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your name first: every record says who wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New records file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoPopup</name>
    <message>
        <source>Who is at the keyboard?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is me</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Start</name>
    <message>
        <source>1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel, ODS or CSV, as the office keeps it: title rows and totals may stay. Every row is shown before anything is written, and one click takes an import back. A file may also be dropped here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Work</name>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
