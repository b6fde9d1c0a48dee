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
        <translation>在表格和表单之间切换</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>New record like this one</source>
        <translation>以此为底新建</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>All changes of this file</source>
        <translation>本文件的全部修改</translation>
    </message>
    <message>
        <source>Paste a message</source>
        <translation>粘贴消息</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>AddMenu</name>
    <message>
        <source>Choose photos</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Photos ({patterns})</source>
        <translation>照片 ({patterns})</translation>
    </message>
    <message>
        <source>Choose the track</source>
        <translation>选择轨迹</translation>
    </message>
    <message>
        <source>GPX tracks (*.gpx)</source>
        <translation>GPX 轨迹 (*.gpx)</translation>
    </message>
    <message>
        <source>Choose a folder of photos</source>
        <translation>选择照片文件夹</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>照片…</translation>
    </message>
    <message>
        <source>A folder of photos…</source>
        <translation>照片文件夹…</translation>
    </message>
    <message>
        <source>A GPX track…</source>
        <translation>GPX 轨迹…</translation>
    </message>
</context>
<context>
    <name>AreaPicker</name>
    <message>
        <source>Only records in this area: {what}</source>
        <translation>只看这个范围内的记录：{what}</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上查看</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AreaTool</name>
    <message>
        <source>That is no area: set its corners further apart.</source>
        <translation>这不成范围：请把角点点得开一些。</translation>
    </message>
    <message>
        <source>The outline crosses itself: take the last corner away with Backspace, or set the corners in another order.</source>
        <translation>边线自相交叉：按退格键去掉最后一个角点，或者换个顺序点角点。</translation>
    </message>
    <message>
        <source>Click two opposite corners of the box.</source>
        <translation>点击矩形的两个对角。</translation>
    </message>
    <message>
        <source>Click the centre, then how far the circle reaches.</source>
        <translation>先点圆心，再点圆到哪里为止。</translation>
    </message>
    <message>
        <source>Click the corners; Enter or a click on the first closes the outline, Backspace takes the last away.</source>
        <translation>依次点击角点；回车或点击第一个角点闭合，退格键去掉最后一个。</translation>
    </message>
    <message>
        <source>Drag a corner to change the area; Backspace takes a change back.</source>
        <translation>拖动角点可修改范围；退格键撤回修改。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Only what lies in an area: for map, table and charts</source>
        <translation>只看某个范围内的记录：地图、表格和图表都跟着变</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>矩形(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Circle</source>
        <translation>圆形(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>多边形(&amp;O)</translation>
    </message>
    <message>
        <source>Only what is in &amp;view (V)</source>
        <translation>只看当前视野内(&amp;V)</translation>
    </message>
    <message>
        <source>C&amp;hange its corners</source>
        <translation>修改角点(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Show the whole area</source>
        <translation>显示整个范围(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Take the area away</source>
        <translation>取消范围(&amp;T)</translation>
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
    <message>
        <source>I</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>II</source>
        <translation>二级</translation>
    </message>
</context>
<context>
    <name>Beginnings</name>
    <message>
        <source>Position interpolated on the patrol&apos;s track by the time of {name}.</source>
        <translation>按 {name} 的时间在巡护轨迹上内插的位置。</translation>
    </message>
    <message>
        <source>Its points are {seconds} s apart.</source>
        <translation>前后两点相隔 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Place from the track</source>
        <translation>由轨迹得到的位置</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>来自 {name}</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>Saved before</source>
        <translation>以前已保存</translation>
    </message>
    <message>
        <source>Select several sightings in the list (Shift+Down), then press Alt+D.</source>
        <translation>先在列表中选中几条（Shift+↓），再按 Alt+D。</translation>
    </message>
    <message>
        <source>{what}: also for {count} others.</source>
        <translation>{what}：已用于另外 {count} 条。</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>相同内容</translation>
    </message>
    <message>
        <source>The sighting is saved, but not every photo: {why}</source>
        <translation>记录已保存，但有照片没有保存：{why}</translation>
    </message>
    <message>
        <source>The sighting could not be saved.</source>
        <translation>这条记录没能保存。</translation>
    </message>
    <message>
        <source>Sightings of this batch</source>
        <translation>本批的目击记录</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves and goes on. Alt+↑ ↓ other sighting, Alt+← → other photo. Alt+D gives species and observer to all selected.</source>
        <translation>Ctrl+Enter 保存并到下一条。Alt+↑ ↓ 换记录，Alt+← → 换照片。Alt+D 把物种和观察人用于选中的各条。</translation>
    </message>
</context>
<context>
    <name>BesideDouble</name>
    <message>
        <source>Record {id}</source>
        <translation>记录 {id}</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>Nothing differs: the row is skipped.</source>
        <translation>内容相同，此行跳过。</translation>
    </message>
    <message>
        <source>{count} fields differ. The row is skipped; the record stays as it is.</source>
        <translation>{count} 项不同。此行跳过，原记录不变。</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>This row</source>
        <translation>本行</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>已有</translation>
    </message>
</context>
<context>
    <name>BesidePlace</name>
    <message>
        <source>Point unknown?</source>
        <translation>点位不详？</translation>
    </message>
    <message>
        <source>&amp;Place it at {name} (± {km} km)</source>
        <translation>放在{name}（± {km} 公里）(&amp;P)</translation>
    </message>
    <message>
        <source>{km} km from {place}</source>
        <translation>距{place} {km} 公里</translation>
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
        <translation>这是程序的错误，不是操作的问题。之前保存的内容都完好地在记录文件里。下面的报告不含任何记录和姓名，复制给开发者有助于修正。</translation>
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
    <name>CameraClock</name>
    <message>
        <source>The camera&apos;s clock was wrong: {count} photos with GPS time say {size}.</source>
        <translation>相机时钟不准：{count} 张带 GPS 时间的照片显示相差 {size}。</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Show row {row}</source>
        <translation>查看第 {row} 行</translation>
    </message>
</context>
<context>
    <name>CareLog</name>
    <message>
        <source>Care</source>
        <translation>照料</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Weight is</source>
        <translation>体重精度</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Temperature is</source>
        <translation>体温状态</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>饲料</translation>
    </message>
    <message>
        <source>Food given</source>
        <translation>投喂量</translation>
    </message>
    <message>
        <source>Eaten</source>
        <translation>采食情况</translation>
    </message>
    <message>
        <source>Stool</source>
        <translation>粪便</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Care log</source>
        <translation>护理日志</translation>
    </message>
    <message>
        <source>Care logs</source>
        <translation>护理日志</translation>
    </message>
</context>
<context>
    <name>CareTask</name>
    <message>
        <source>Vaccinate: {vaccine}</source>
        <translation>接种疫苗：{vaccine}</translation>
    </message>
    <message>
        <source>End the quarantine and note its result</source>
        <translation>结束隔离并记录结果</translation>
    </message>
    <message>
        <source>Number the receipt</source>
        <translation>填写接收凭证号</translation>
    </message>
    <message>
        <source>Necropsy</source>
        <translation>剖检</translation>
    </message>
    <message>
        <source>Look for the released animal</source>
        <translation>监测放归动物</translation>
    </message>
    <message>
        <source>Weigh (every {days} days)</source>
        <translation>称重（每 {days} 天）</translation>
    </message>
    <message>
        <source>Check again: {what}</source>
        <translation>复查：{what}</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>复查</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Found {date} {place}</source>
        <translation>{date} {place}发现</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>reported: {channel}</source>
        <translation>{channel}报告</translation>
    </message>
    <message>
        <source>Sighting {id}</source>
        <translation>目击记录 {id}</translation>
    </message>
    <message>
        <source>{count} animals</source>
        <translation>{count} 只</translation>
    </message>
    <message>
        <source>in care</source>
        <translation>在护</translation>
    </message>
    <message>
        <source>was in care</source>
        <translation>曾在护</translation>
    </message>
    <message>
        <source>latest weight</source>
        <translation>最近体重</translation>
    </message>
    <message>
        <source>latest weight · at first {weight}</source>
        <translation>最近体重 · 入院 {weight}</translation>
    </message>
    <message>
        <source>{km} km</source>
        <translation>{km} km</translation>
    </message>
    <message>
        <source>transport {way}</source>
        <translation>转运 {way}</translation>
    </message>
    <message>
        <source>transport</source>
        <translation>转运</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>vaccination overdue</source>
        <translation>疫苗已过期</translation>
    </message>
    <message>
        <source>next vaccination</source>
        <translation>下次疫苗</translation>
    </message>
    <message>
        <source>last vaccination</source>
        <translation>末次疫苗</translation>
    </message>
    <message>
        <source>Edit case   F2</source>
        <translation>编辑案例   F2</translation>
    </message>
    <message>
        <source>Papers ▾</source>
        <translation>文书 ▾</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改历史</translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Photos of the case</source>
        <translation>案例照片</translation>
    </message>
    <message>
        <source>Click to see the photos; drop files here to add some</source>
        <translation>点击查看照片；把文件拖到这里即可添加</translation>
    </message>
    <message>
        <source>Same animal</source>
        <translation>同一个体</translation>
    </message>
    <message>
        <source>All sightings and rescues of this animal</source>
        <translation>这只动物的全部目击和救护</translation>
    </message>
</context>
<context>
    <name>CasePhotos</name>
    <message>
        <source>Photos added: {count}.</source>
        <translation>已添加 {count} 张照片。</translation>
    </message>
    <message>
        <source>{name} is among the photos already.</source>
        <translation>{name} 已在照片中。</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>Transport route</source>
        <translation>转运路线</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
</context>
<context>
    <name>CaseTimeline</name>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>about {date}</source>
        <translation>约 {date}</translation>
    </message>
    <message>
        <source>by {date}</source>
        <translation>≤{date}</translation>
    </message>
    <message>
        <source>day {number}</source>
        <translation>第 {number} 天</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} h {minutes}</translation>
    </message>
    <message>
        <source>{dose} per kg</source>
        <translation>每公斤 {dose}</translation>
    </message>
    <message>
        <source>nothing found: {systems}</source>
        <translation>未见异常：{systems}</translation>
    </message>
    <message>
        <source>source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>{cause} ({certainty})</source>
        <translation>{cause}（{certainty}）</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>The case could not be read.</source>
        <translation>无法读取案例。</translation>
    </message>
    <message>
        <source>The case cannot be shown</source>
        <translation>案例无法显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Back to all cases</source>
        <translation>回到全部案例</translation>
    </message>
    <message>
        <source>This case is not there any more</source>
        <translation>这个案例已不在</translation>
    </message>
    <message>
        <source>It was voided. It stays in the file and can be restored from the table.</source>
        <translation>它已作废，仍保留在文件中，可从表格恢复。</translation>
    </message>
    <message>
        <source>Begun at {time} and not saved: {kind}.</source>
        <translation>{time} 开始填写、尚未保存：{kind}。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Changed at {time} and not saved: {kind}.</source>
        <translation>{time} 修改、尚未保存：{kind}。</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>已重做：{what}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Nothing was changed in this file yet</source>
        <translation>本文件还没有修改</translation>
    </message>
    <message>
        <source>Whatever is saved, voided or imported is listed here and can be undone.</source>
        <translation>保存、作废、导入都列在这里，可以撤销。</translation>
    </message>
    <message>
        <source>The changes cannot be shown</source>
        <translation>无法显示修改记录</translation>
    </message>
    <message>
        <source>The history of the file could not be read.</source>
        <translation>无法读取本文件的修改历史。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Do this again</source>
        <translation>重做此项</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>撤销此项</translation>
    </message>
    <message>
        <source>Changes of this file</source>
        <translation>本文件的修改</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes the latest, Ctrl+Shift+Z does it again, as far back as the file goes. What was changed since stays as it is.</source>
        <translation>Ctrl+Z 撤销最近一项，Ctrl+Shift+Z 重做，可一直退到文件开始。此后又改过的保持不变。</translation>
    </message>
    <message>
        <source>Show the record</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Without a date: {records}</source>
        <translation>没有日期：{records}</translation>
    </message>
    <message>
        <source>Without a number: {records}</source>
        <translation>没有数量：{records}</translation>
    </message>
    <message>
        <source>Snowtrack</source>
        <translation>雪迹</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>只数</translation>
    </message>
    <message>
        <source>Columns and bars count records</source>
        <translation>按记录条数统计</translation>
    </message>
    <message>
        <source>Columns and bars add up the numbers of animals</source>
        <translation>按动物只数合计</translation>
    </message>
    <message>
        <source>Copy as a picture (Ctrl+C)</source>
        <translation>复制为图片（Ctrl+C）</translation>
    </message>
    <message>
        <source>PNG for documents and messages, SVG for printing (Ctrl+S)</source>
        <translation>PNG 用于文档和聊天，SVG 用于印刷（Ctrl+S）</translation>
    </message>
    <message>
        <source>Arrow keys move, Enter narrows the filter to the bar</source>
        <translation>方向键移动，Enter 按所在柱条筛选</translation>
    </message>
</context>
<context>
    <name>Charts</name>
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
        <source>{year}</source>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>Quarter {quarter} of {year}</source>
        <translation>{year}年第{quarter}季度</translation>
    </message>
    <message>
        <source>Q{quarter}</source>
        <translation>{quarter}季度</translation>
    </message>
    <message>
        <source>records</source>
        <translation>条记录</translation>
    </message>
    <message>
        <source>animals</source>
        <translation>只</translation>
    </message>
    <message>
        <source>species</source>
        <translation>个物种</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>Voided records</source>
        <translation>已作废的记录</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>from {since}</source>
        <translation>{since} 起</translation>
    </message>
    <message>
        <source>until {until}</source>
        <translation>{until} 止</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>The picture could not be saved as {path}. Is the folder writable and is there room on the disk?</source>
        <translation>图片无法保存为 {path}。请检查文件夹能否写入、磁盘是否已满。</translation>
    </message>
    <message>
        <source>{count} other species</source>
        <translation>其他 {count} 个物种</translation>
    </message>
    <message>
        <source>No species named</source>
        <translation>未填物种</translation>
    </message>
    <message>
        <source>Unknown species</source>
        <translation>未知物种</translation>
    </message>
    <message>
        <source>{share} of all animals</source>
        <translation>占全部只数的 {share}</translation>
    </message>
    <message>
        <source>{share} of all records</source>
        <translation>占全部记录的 {share}</translation>
    </message>
    <message>
        <source>Records by day</source>
        <translation>每日记录数</translation>
    </message>
    <message>
        <source>Records by month</source>
        <translation>每月记录数</translation>
    </message>
    <message>
        <source>Records by quarter</source>
        <translation>每季度记录数</translation>
    </message>
    <message>
        <source>Records by year</source>
        <translation>每年记录数</translation>
    </message>
    <message>
        <source>Records by species</source>
        <translation>各物种记录数</translation>
    </message>
    <message>
        <source>Animals by day</source>
        <translation>每日只数</translation>
    </message>
    <message>
        <source>Animals by month</source>
        <translation>每月只数</translation>
    </message>
    <message>
        <source>Animals by quarter</source>
        <translation>每季度只数</translation>
    </message>
    <message>
        <source>Animals by year</source>
        <translation>每年只数</translation>
    </message>
    <message>
        <source>Animals by species</source>
        <translation>各物种只数</translation>
    </message>
</context>
<context>
    <name>ChartsPage</name>
    <message>
        <source>The charts cannot be shown</source>
        <translation>图表无法显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
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
        <source>Nothing to count yet</source>
        <translation>还没有可统计的记录</translation>
    </message>
    <message>
        <source>Charts grow from sightings. Type the first one, or bring in last year&apos;s register.</source>
        <translation>有了目击记录才有图表。请录入第一条，或导入去年的登记表。</translation>
    </message>
    <message>
        <source>To the sightings</source>
        <translation>去目击记录</translation>
    </message>
    <message>
        <source>Import a spreadsheet…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>No sighting fits this filter</source>
        <translation>没有符合筛选条件的目击记录</translation>
    </message>
    <message>
        <source>Take a chip away above, or clear them all.</source>
        <translation>去掉上方的一个条件，或全部清除。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The records could not be counted. Nothing in the file was changed.</source>
        <translation>记录无法统计。文件内容没有任何改动。</translation>
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
        <source>Picture saved: {name}</source>
        <translation>图片已保存：{name}</translation>
    </message>
    <message>
        <source>The report is being written…</source>
        <translation>正在写报表…</translation>
    </message>
    <message>
        <source>Report saved: {name}</source>
        <translation>报表已保存：{name}</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>The database says: {words}. Restore the latest backup.</source>
        <translation>数据库提示：{words}。请用最近的备份恢复。</translation>
    </message>
    <message>
        <source>It names an entry of “{parent}” that does not exist.</source>
        <translation>所引用的“{parent}”条目不存在。</translation>
    </message>
    <message>
        <source>The point on the map and the coordinates differ: open the record and set the position again.</source>
        <translation>地图上的点与坐标不一致：请打开这条记录，重新设定位置。</translation>
    </message>
    <message>
        <source>Its latest change is not in its history: it was changed by another program.</source>
        <translation>最近一次改动不在修改历史里：是别的程序改动的。</translation>
    </message>
    <message>
        <source>It belongs to a rescue case that is not in the file: void it.</source>
        <translation>它所属的救护案例不在文件中：请作废。</translation>
    </message>
    <message>
        <source>{field} does not follow from its timeline: save any entry of the case again.</source>
        <translation>{field}与经过不符：请重新保存该案例的任一条记事。</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Show the list (Down)</source>
        <translation>打开列表（↓）</translation>
    </message>
</context>
<context>
    <name>ChoiceModel</name>
    <message>
        <source>{value}, stays</source>
        <translation>{value}，保留</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Record {id} stays</source>
        <translation>保留记录 {id}</translation>
    </message>
    <message>
        <source>Record {id}</source>
        <translation>记录 {id}</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
</context>
<context>
    <name>ChoicesEditor</name>
    <message>
        <source>Add …</source>
        <translation>添加…</translation>
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
        <source>Save the workbook as</source>
        <translation>工作簿另存为</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Save the picture as</source>
        <translation>图片另存为</translation>
    </message>
    <message>
        <source>Picture for documents and messages (*.png)</source>
        <translation>图片，用于文档和聊天 (*.png)</translation>
    </message>
    <message>
        <source>Drawing for printing (*.svg)</source>
        <translation>矢量图，用于印刷 (*.svg)</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.tsv *.txt)</source>
        <translation>表格 (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Add layers to the map</source>
        <translation>往地图上添加图层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Add a form</source>
        <translation>添加表格</translation>
    </message>
    <message>
        <source>Save the map as</source>
        <translation>地图另存为</translation>
    </message>
    <message>
        <source>Paper to print (*.pdf)</source>
        <translation>打印用文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Text with commas (*.csv)</source>
        <translation>逗号分隔的文本 (*.csv)</translation>
    </message>
</context>
<context>
    <name>ClockPopup</name>
    <message>
        <source>When was {name} really taken? All photos move by as much.</source>
        <translation>{name} 实际是什么时候拍的？所有照片一起改同样多。</translation>
    </message>
    <message>
        <source>Choose a photo that has a time: all photos move with it.</source>
        <translation>先选一张有时间的照片：所有照片随它一起改。</translation>
    </message>
    <message>
        <source>Correct the clock</source>
        <translation>校正时钟</translation>
    </message>
    <message>
        <source>As the camera said</source>
        <translation>恢复相机时间</translation>
    </message>
    <message>
        <source>{count} photos with GPS time say {size}.</source>
        <translation>{count} 张带 GPS 时间的照片表明应改 {size}。</translation>
    </message>
    <message>
        <source>Take the time of the satellites</source>
        <translation>采用卫星时间</translation>
    </message>
    <message>
        <source>Correction: {size}</source>
        <translation>校正：{size}</translation>
    </message>
</context>
<context>
    <name>ColourChoice</name>
    <message>
        <source>Colour {number}</source>
        <translation>颜色 {number}</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>其他颜色…</translation>
    </message>
</context>
<context>
    <name>ColourPopup</name>
    <message>
        <source>Colour as #RRGGBB</source>
        <translation>颜色（#RRGGBB）</translation>
    </message>
</context>
<context>
    <name>ColumnCard</name>
    <message>
        <source>Column {letter} “{header}”: which field?</source>
        <translation>{letter} 列“{header}”是哪个字段？</translation>
    </message>
    <message>
        <source>{count} rows · {samples}</source>
        <translation>{count} 行 · {samples}</translation>
    </message>
    <message>
        <source>To the notes</source>
        <translation>记入备注</translation>
    </message>
    <message>
        <source>Another field…</source>
        <translation>其他字段…</translation>
    </message>
</context>
<context>
    <name>ColumnPicker</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移 (Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移 (Alt+↓)</translation>
    </message>
    <message>
        <source>Drag, or Alt+Up and Alt+Down, for the order.</source>
        <translation>拖动或按 Alt+↑、Alt+↓ 调整顺序。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已中止，什么也没有写入。</translation>
    </message>
    <message>
        <source>There is no screen here to open the window on. Start Snowtrack in a desktop session, or use one of the commands that “snowtrack --help” shows.</source>
        <translation>这里没有屏幕，无法打开窗口。请在桌面环境中启动雪迹，或使用“snowtrack --help”列出的命令。</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>what it takes</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <source>The command cannot be understood ({reason}). “{program} --help” shows what it takes.</source>
        <translation>命令无法识别（{reason}）。用“{program} --help”查看用法。</translation>
    </message>
    <message>
        <source>print one JSON object instead of sentences</source>
        <translation>不输出文字，只输出一个 JSON 对象</translation>
    </message>
    <message>
        <source>language of messages and of written files</source>
        <translation>提示和导出文件所用的语言</translation>
    </message>
    <message>
        <source>the records file (.gpkg)</source>
        <translation>记录文件（.gpkg）</translation>
    </message>
    <message>
        <source>which records are meant</source>
        <translation>哪一类记录</translation>
    </message>
    <message>
        <source>who does this; written into the history</source>
        <translation>操作人，写入修改历史</translation>
    </message>
    <message>
        <source>Field records of wildlife: without a command the window opens.</source>
        <translation>野生动物野外记录。不带命令时打开窗口。</translation>
    </message>
    <message>
        <source>show the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>make a new records file</source>
        <translation>新建记录文件</translation>
    </message>
    <message>
        <source>take a spreadsheet into a records file</source>
        <translation>把表格导入记录文件</translation>
    </message>
    <message>
        <source>the workbook: .xlsx, .xls, .xlsb, .ods, .csv or .tsv</source>
        <translation>表格文件：.xlsx、.xls、.xlsb、.ods、.csv 或 .tsv</translation>
    </message>
    <message>
        <source>the sheet to read; found when not named</source>
        <translation>要读取的工作表；不写则自动查找</translation>
    </message>
    <message>
        <source>datum of the coordinates in the file</source>
        <translation>文件中坐标所用的坐标系</translation>
    </message>
    <message>
        <source>take the doubtful rows too</source>
        <translation>存疑的行也导入</translation>
    </message>
    <message>
        <source>only say what would happen</source>
        <translation>只检查，不写入</translation>
    </message>
    <message>
        <source>write the refused rows there, with the reasons</source>
        <translation>把不能导入的行连同原因另存到这个文件</translation>
    </message>
    <message>
        <source>write records to a workbook</source>
        <translation>把记录导出为工作簿</translation>
    </message>
    <message>
        <source>the file to write: .xlsx or .csv</source>
        <translation>导出的文件：.xlsx 或 .csv</translation>
    </message>
    <message>
        <source>first day, e.g. 2025-01-01</source>
        <translation>开始日期，如 2025-01-01</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>a species by any of its names; may be repeated</source>
        <translation>物种的任一名称；可重复使用</translation>
    </message>
    <message>
        <source>a place by name or code, with all below it</source>
        <translation>地点的名称或代码，包括其下级；可重复使用</translation>
    </message>
    <message>
        <source>only records of this status</source>
        <translation>只要这种状态的记录</translation>
    </message>
    <message>
        <source>only records that hold these words</source>
        <translation>只要含有这些文字的记录</translation>
    </message>
    <message>
        <source>look whether a records file is whole</source>
        <translation>检查记录文件是否完好</translation>
    </message>
    <message>
        <source>play a clerk&apos;s day through the real window and keep its pictures</source>
        <translation>在真实窗口中演示一天的工作，并保存各页截图</translation>
    </message>
    <message>
        <source>where the records file, the workbook and the pictures go</source>
        <translation>存放记录文件、工作簿和截图的文件夹</translation>
    </message>
    <message>
        <source>try records, map, chart and Excel on this computer</source>
        <translation>在这台电脑上试一遍记录、地图、图表和 Excel</translation>
    </message>
    <message>
        <source>Made {path} with {species} species and {places} places.</source>
        <translation>已新建 {path}，含 {species} 个物种、{places} 个地点。</translation>
    </message>
    <message>
        <source>Row {row} {column} {header}: {words}</source>
        <translation>第 {row} 行 {column} 列 {header}：{words}</translation>
    </message>
    <message>
        <source>{rows} rows = {new} new + {duplicate} known already + {doubtful} doubtful + {refused} refused; {skipped} lines are no data.</source>
        <translation>共 {rows} 行 = 新增 {new} + 已有 {duplicate} + 存疑 {doubtful} + 不能导入 {refused}；另有 {skipped} 行不是数据。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>什么也没有写入。</translation>
    </message>
    <message>
        <source>{count} records were written.</source>
        <translation>已写入 {count} 条记录。</translation>
    </message>
    <message>
        <source>The doubtful rows were left out; --accept-doubtful takes them too.</source>
        <translation>存疑的行没有导入；加 --accept-doubtful 可一并导入。</translation>
    </message>
    <message>
        <source>The refused rows are in {path}.</source>
        <translation>不能导入的行已另存到 {path}。</translation>
    </message>
    <message>
        <source>{count} records were written to {path}.</source>
        <translation>已导出 {count} 条记录到 {path}。</translation>
    </message>
    <message>
        <source>{type} {id}: {words}</source>
        <translation>{type} {id}：{words}</translation>
    </message>
    <message>
        <source>{count} records were looked at; all is well.</source>
        <translation>已检查 {count} 条记录，一切完好。</translation>
    </message>
    <message>
        <source>{count} records were looked at; {findings} things are wrong.</source>
        <translation>已检查 {count} 条记录，发现 {findings} 处问题。</translation>
    </message>
    <message>
        <source>{part}: works. {words}</source>
        <translation>{part}：正常。{words}</translation>
    </message>
    <message>
        <source>{part}: FAILED. {words}</source>
        <translation>{part}：不正常。{words}</translation>
    </message>
    <message>
        <source>“{text}” is no date: write it as 2025-03-05.</source>
        <translation>“{text}”不是日期：请写成 2025-03-05。</translation>
    </message>
    <message>
        <source>No species is called “{name}”: give a name of the species list.</source>
        <translation>没有叫“{name}”的物种：请用物种名录里的名称。</translation>
    </message>
    <message>
        <source>No place is called “{name}”: give a name or code of the list of places.</source>
        <translation>没有叫“{name}”的地点：请用地点表里的名称或代码。</translation>
    </message>
    <message>
        <source>There is no status “{word}”: use one of {known}.</source>
        <translation>没有“{word}”这种状态：请用 {known} 之一。</translation>
    </message>
    <message>
        <source>Row {row}: {words}</source>
        <translation>第 {row} 行：{words}</translation>
    </message>
    <message>
        <source>{file} is neither .xlsx nor .csv: give it one of these endings.</source>
        <translation>{file} 的后缀既不是 .xlsx 也不是 .csv：请改用其中一种。</translation>
    </message>
    <message>
        <source>write the figures or the ledger of a period</source>
        <translation>写出某一时期的统计或台账</translation>
    </message>
    <message>
        <source>the file to write: .xlsx, or .pdf for the ledger on paper</source>
        <translation>要写的文件：.xlsx；纸质台账用 .pdf</translation>
    </message>
    <message>
        <source>rescue: the figures of a rescue centre; ledger: its cases alone</source>
        <translation>rescue：救护中心的统计；ledger：仅救护台账</translation>
    </message>
    <message>
        <source>whose report; else the name of the records file</source>
        <translation>报表单位；不写则用记录文件名</translation>
    </message>
    <message>
        <source>who makes it; written on the cover</source>
        <translation>制表人，写在封面上</translation>
    </message>
    <message>
        <source>{rows} timeline entries = {new} new + {duplicate} known already + {doubtful} doubtful + {refused} refused; {skipped} lines are no data.</source>
        <translation>{rows} 条经过 = {new} 条新的 + {duplicate} 条已有 + {doubtful} 条存疑 + {refused} 条拒绝；{skipped} 行不是数据。</translation>
    </message>
    <message>
        <source>{count} cases and {entries} timeline entries were written.</source>
        <translation>已写入 {count} 个案例和 {entries} 条经过。</translation>
    </message>
    <message>
        <source>Sheet “{sheet}”:</source>
        <translation>工作表“{sheet}”：</translation>
    </message>
    <message>
        <source>{count} cases and {entries} timeline entries were written to {path}.</source>
        <translation>已将 {count} 个案例和 {entries} 条经过写入 {path}。</translation>
    </message>
    <message>
        <source>A file of this kind holds the register only: the timelines need .xlsx.</source>
        <translation>这种文件只能放登记表：经过需要 .xlsx。</translation>
    </message>
    <message>
        <source>The period ends on {until}, before it begins on {since}.</source>
        <translation>时期的结束日期 {until} 早于开始日期 {since}。</translation>
    </message>
    <message>
        <source>{file} is neither .xlsx nor .pdf: give it one of these endings.</source>
        <translation>{file} 既不是 .xlsx 也不是 .pdf：请使用其中一种扩展名。</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>报表在 {path}。</translation>
    </message>
    <message>
        <source>{received} animals were received, {released} of them released ({rate} %).</source>
        <translation>接收 {received} 只，其中放归 {released} 只（{rate} %）。</translation>
    </message>
    <message>
        <source>1 case is in the ledger.</source>
        <translation>台账共 1 个案例。</translation>
    </message>
    <message>
        <source>{count} cases are in the ledger.</source>
        <translation>台账共 {count} 个案例。</translation>
    </message>
    <message>
        <source>say where a position is that is written in any form, or a map link</source>
        <translation>说出任意写法的位置或地图链接在哪里</translation>
    </message>
    <message>
        <source>the position as received, in quotation marks</source>
        <translation>收到的位置原文，加引号</translation>
    </message>
    <message>
        <source>datum of the position; as the text says or implies when not named</source>
        <translation>位置的坐标系；不写则按原文所写或所含</translation>
    </message>
    <message>
        <source>a place near it; decides between zones, completes short plus codes</source>
        <translation>附近的一个点；用来判定带号、补全短的 plus code</translation>
    </message>
    <message>
        <source>There is no text: give the position as received.</source>
        <translation>没有内容：请给出收到的位置原文。</translation>
    </message>
    <message>
        <source>It could also be:</source>
        <translation>也可能是：</translation>
    </message>
    <message>
        <source>{latitude}, {longitude} ({format}, {datum}, moved {metres} m), {reason}</source>
        <translation>{latitude}, {longitude}（{format}，{datum}，移动 {metres} 米），{reason}</translation>
    </message>
    <message>
        <source>{latitude}, {longitude} ({format}, {datum}, moved {metres} m)</source>
        <translation>{latitude}, {longitude}（{format}，{datum}，移动 {metres} 米）</translation>
    </message>
    <message>
        <source>the report of the office: of sightings, of rescues, or of both (all)</source>
        <translation>单位的报告：sightings 目击，rescue 救护，all 两者</translation>
    </message>
    <message>
        <source>There is no file to write to: name one, e.g. out.xlsx.</source>
        <translation>没有写明输出文件：请写一个，例如 out.xlsx。</translation>
    </message>
    <message>
        <source>{period}: {count} sightings are counted.</source>
        <translation>{period}：统计了{count}条目击记录。</translation>
    </message>
    <message>
        <source>fill this form instead, or one kept with the file, by its name</source>
        <translation>改为填写这张表，或按名称填写随档案保存的表</translation>
    </message>
    <message>
        <source>only say which placeholders of a form cannot be understood</source>
        <translation>只检查表中哪些占位符看不懂</translation>
    </message>
    <message>
        <source>{count} cells of the form were filled.</source>
        <translation>填写了{count}个单元格。</translation>
    </message>
    <message>
        <source>{form}: {count} placeholders, all of them can be filled.</source>
        <translation>{form}：{count}个占位符，都能填写。</translation>
    </message>
    <message>
        <source>make an elevation file the finer relief of the map, from zoom 11 on</source>
        <translation>把高程文件做成地图上更细的地形，从 11 级起显示</translation>
    </message>
    <message>
        <source>the heights: GeoTIFF, HGT, NetCDF, ASCII grid …</source>
        <translation>高程数据：GeoTIFF、HGT、NetCDF、ASCII 格网等</translation>
    </message>
    <message>
        <source>what the layer is called</source>
        <translation>图层名称</translation>
    </message>
    <message>
        <source>coordinate system of the file, where it does not say so itself</source>
        <translation>文件的坐标系（文件没有写明时）</translation>
    </message>
    <message>
        <source>which variable of a NetCDF file holds the heights</source>
        <translation>NetCDF 文件中存放高程的变量</translation>
    </message>
    <message>
        <source>{file} does not name its coordinate system; its degrees are read as CGCS2000 (EPSG:4490). “--crs” says otherwise.</source>
        <translation>{file} 没有写明坐标系，其经纬度按 CGCS2000（EPSG:4490）读取；可用“--crs”另行指定。</translation>
    </message>
    <message>
        <source>Relief “{name}”: zoom {low} to {high}, {size} MB, beside the records file.</source>
        <translation>地形“{name}”：{low} 至 {high} 级，{size} MB，保存在记录文件旁。</translation>
    </message>
    <message>
        <source>what a column holds: its letter and a field; B= keeps it for the notes, B=- leaves it out; may be repeated</source>
        <translation>某列的内容：列字母和字段；B= 记入备注，B=- 不导入；可重复</translation>
    </message>
    <message>
        <source>year of the days that are written without one</source>
        <translation>没写年份的日期所属的年份</translation>
    </message>
    <message>
        <source>row of the column names; found when not said</source>
        <translation>表头所在的行；不写则自动查找</translation>
    </message>
    <message>
        <source>“{said}” is no mapping: write the letter of the column and its field, such as B=species_id; B= keeps it for the notes, B=- leaves it out.</source>
        <translation>“{said}”不是列的对应关系：写列字母和字段，如 B=species_id；B= 记入备注，B=- 不导入。</translation>
    </message>
    <message>
        <source>{type} has no field “{name}”. Its fields are: {fields}.</source>
        <translation>{type}没有字段“{name}”。可用字段：{fields}。</translation>
    </message>
    <message>
        <source>{what} (perhaps {proposals})</source>
        <translation>{what}（可能是 {proposals}）</translation>
    </message>
    <message>
        <source>Which column holds {field}? Say it with --map LETTER={name}.</source>
        <translation>哪一列是“{field}”？请用 --map 列字母={name} 指定。</translation>
    </message>
    <message>
        <source>{count} days have no year: say it with --year.</source>
        <translation>{count} 个日期没有年份：请用 --year 指定。</translation>
    </message>
    <message>
        <source>Nothing tells the datum of {count} positions, {datum} was taken; in GCJ-02 they would lie {metres} m off. Say it with --datum.</source>
        <translation>{count} 个位置没有注明坐标系，按 {datum} 处理；若是 GCJ-02，会偏 {metres} 米。请用 --datum 指定。</translation>
    </message>
    <message>
        <source>Column {letter} {header} goes to the notes: --map {letter}=FIELD.</source>
        <translation>列 {letter} {header} 记入备注：可用 --map {letter}=字段 指定。</translation>
    </message>
    <message>
        <source>only these columns, in this order, separated by commas</source>
        <translation>只要这些列，按此顺序，用逗号隔开</translation>
    </message>
    <message>
        <source>columns and language of a kept export profile</source>
        <translation>使用已保存的导出方案的列和语言</translation>
    </message>
    <message>
        <source>write a QGIS project that shows the living records</source>
        <translation>写一个直接显示现有记录的 QGIS 工程</translation>
    </message>
    <message>
        <source>where to; beside the records file when not named</source>
        <translation>写到哪里；不写则放在记录文件旁边</translation>
    </message>
    <message>
        <source>There is no column “{name}”. The columns are: {known}.</source>
        <translation>没有名为“{name}”的列。可用的列：{known}。</translation>
    </message>
    <message>
        <source>{path} opens the records in QGIS, also while Snowtrack has them open.</source>
        <translation>用 {path} 可在 QGIS 中打开记录，雪迹开着也可以。</translation>
    </message>
    <message>
        <source>write an empty sheet for collecting in the field</source>
        <translation>写一张带到野外填写的空白表</translation>
    </message>
    <message>
        <source>the workbook to write</source>
        <translation>要写的工作簿</translation>
    </message>
    <message>
        <source>datum of the coordinates that are asked for</source>
        <translation>要求填写的坐标所用的坐标系</translation>
    </message>
    <message>
        <source>{file} must end in .xlsx.</source>
        <translation>{file} 的扩展名须为 .xlsx。</translation>
    </message>
    <message>
        <source>An empty sheet with {count} columns is in {path}.</source>
        <translation>空白填报表（{count} 列）已写到 {path}。</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Two events: do not list this pair again</source>
        <translation>是两件事：不再列出这一对</translation>
    </message>
    <message>
        <source>Merge   Ctrl+Enter</source>
        <translation>合并   Ctrl+Enter</translation>
    </message>
    <message>
        <source>One record stays, the other is voided</source>
        <translation>保留一条，另一条作废</translation>
    </message>
    <message>
        <source>Fields of both records</source>
        <translation>两条记录的字段</translation>
    </message>
    <message>
        <source>Open {id}</source>
        <translation>打开 {id}</translation>
    </message>
    <message>
        <source>{kept} stays, {other} goes into the trash.</source>
        <translation>保留 {kept}，{other} 移入回收站。</translation>
    </message>
    <message>
        <source>1 photo goes over.</source>
        <translation>1 张照片随之转入。</translation>
    </message>
    <message>
        <source>{count} photos go over.</source>
        <translation>{count} 张照片随之转入。</translation>
    </message>
    <message>
        <source>1 entry of the timeline goes over.</source>
        <translation>1 条经过随之转入。</translation>
    </message>
    <message>
        <source>{count} entries of the timeline go over.</source>
        <translation>{count} 条经过随之转入。</translation>
    </message>
    <message>
        <source>Left and Right choose what stays of a field.</source>
        <translation>左右键选择每个字段保留哪一个。</translation>
    </message>
    <message>
        <source>Keep the other   Alt+K</source>
        <translation>保留另一条   Alt+K</translation>
    </message>
    <message>
        <source>Let the other record stay</source>
        <translation>保留另一条记录</translation>
    </message>
    <message>
        <source>No double   Alt+X</source>
        <translation>不是重复   Alt+X</translation>
    </message>
</context>
<context>
    <name>Conversion</name>
    <message>
        <source>“{value}” is not a time of day: write it like 14:30.</source>
        <translation>“{value}”不是时间：请写成 14:30 的样子。</translation>
    </message>
    <message>
        <source>“{value}” is not a time of day: hours go to 23, minutes to 59.</source>
        <translation>“{value}”不是时间：小时最大 23，分钟最大 59。</translation>
    </message>
    <message>
        <source>“{value}” names more than one time: write one time, like 14:30.</source>
        <translation>“{value}”不止一个时间：请只写一个，如 14:30。</translation>
    </message>
    <message>
        <source>“{value}” contradicts itself: write the time like 14:30.</source>
        <translation>“{value}”前后矛盾：请写成 14:30 的样子。</translation>
    </message>
    <message>
        <source>“{value}” may belong to the next day: write the time like 23:30 or 00:30, with its own date.</source>
        <translation>“{value}”可能已是第二天：请写成 23:30 或 00:30，并填对日期。</translation>
    </message>
    <message>
        <source>{first}, {rest}</source>
        <translation>{first}、{rest}</translation>
    </message>
    <message>
        <source>“{value}” has no day: write the whole date, like 2025-03-05.</source>
        <translation>“{value}”没有写日：请写完整日期，如 2025-03-05。</translation>
    </message>
    <message>
        <source>“{value}” is not known here. Choose from: {words}.</source>
        <translation>这里没有“{value}”。可选：{words}。</translation>
    </message>
    <message>
        <source>No species is called “{value}”: check the name, or add it to the species list.</source>
        <translation>没有叫“{value}”的物种：请核对名称，或先加入物种名录。</translation>
    </message>
    <message>
        <source>No species is called “{value}”. Similar: {names}. Choose one, or add it to the species list.</source>
        <translation>没有叫“{value}”的物种，相近的有：{names}。请选一个，或先加入物种名录。</translation>
    </message>
    <message>
        <source>“{value}” is used of several species: write which one, {names}.</source>
        <translation>“{value}”可指几个物种：请写明是哪一个，{names}。</translation>
    </message>
    <message>
        <source>No place is called “{value}”: check the name, or add it to the places.</source>
        <translation>没有叫“{value}”的地点：请核对名称，或先加入地点表。</translation>
    </message>
    <message>
        <source>No place is called “{value}”. Similar: {names}. Choose one, or add it to the places.</source>
        <translation>没有叫“{value}”的地点，相近的有：{names}。请选一个，或先加入地点表。</translation>
    </message>
    <message>
        <source>“{value}” is the name of several places: write which one, {names}.</source>
        <translation>有几个地点都叫“{value}”：请写明是哪一个，{names}。</translation>
    </message>
    <message>
        <source>“{value}” is the name of {count} places, e.g. {names}: write the county and township too.</source>
        <translation>有 {count} 个地点都叫“{value}”，如 {names}：请同时写明县和乡镇。</translation>
    </message>
    <message>
        <source>“{value}” is a longitude, not a latitude: the two may be swapped.</source>
        <translation>“{value}”是经度，不是纬度：两者可能写反了，请核对。</translation>
    </message>
    <message>
        <source>“{value}” is a latitude, not a longitude: the two may be swapped.</source>
        <translation>“{value}”是纬度，不是经度：两者可能写反了，请核对。</translation>
    </message>
    <message>
        <source>“{value}” is beyond {limit} degrees: check the digits and the decimal point.</source>
        <translation>“{value}”超过 {limit} 度：请核对数字和小数点。</translation>
    </message>
    <message>
        <source>“{value}” is too long for one angle: write it like 34.12228 or 34°07′20.2″.</source>
        <translation>“{value}”太长，不是一个角度：请写成 34.12228 或 34°07′20.2″。</translation>
    </message>
    <message>
        <source>“{value}” holds latitude and longitude: write each in its own field.</source>
        <translation>“{value}”里既有纬度又有经度：请分开填写。</translation>
    </message>
    <message>
        <source>“{value}” can mean decimal degrees or degrees and minutes: write it like 34.12000 or 34°12′.</source>
        <translation>“{value}”可能是十进制度，也可能是度分：请写成 34.12000 或 34°12′。</translation>
    </message>
    <message>
        <source>“{value}” is not a date: write it like 2025-03-05.</source>
        <translation>“{value}”不是日期：请写成 2025-03-05 的样子。</translation>
    </message>
    <message>
        <source>“{value}” is not a date: there is no month {month}.</source>
        <translation>“{value}”不是日期：没有 {month} 月，请核对。</translation>
    </message>
    <message>
        <source>“{value}” is not a date: {month} has {last} days, there is no day {day}.</source>
        <translation>“{value}”不是日期：{month} 只有 {last} 天，没有 {day} 日。</translation>
    </message>
    <message>
        <source>“{value}” is not a date: month {month} has no day {day}.</source>
        <translation>“{value}”不是日期：{month} 月没有 {day} 日。</translation>
    </message>
    <message>
        <source>“{value}” can mean two different days: write the year first, like 2025-03-05.</source>
        <translation>“{value}”可以理解成两个日子：请先写年，如 2025-03-05。</translation>
    </message>
    <message>
        <source>“{value}” has no year: write it like 2025-03-05.</source>
        <translation>“{value}”没有写年：请写成 2025-03-05 的样子。</translation>
    </message>
    <message>
        <source>“{value}” names more than one day: write one day for each record.</source>
        <translation>“{value}”不止一天：一条记录只写一天。</translation>
    </message>
    <message>
        <source>“{value}” is a number, not a date: give the cell a date format, or write 2025-03-05.</source>
        <translation>“{value}”是数字，不是日期：请把单元格设为日期格式，或写成 2025-03-05。</translation>
    </message>
    <message>
        <source>“{value}” was typed as a number, so a zero at its end may be lost: write it like 2025-03-05.</source>
        <translation>“{value}”是按数字输入的，末尾的 0 可能丢了：请写成 2025-03-05 的样子。</translation>
    </message>
    <message>
        <source>“{value}” is not a number: write digits only.</source>
        <translation>“{value}”不是数字：请只写数字。</translation>
    </message>
    <message>
        <source>“{value}” has the unit “{unit}”, which is not this field&apos;s: write digits only.</source>
        <translation>“{value}”的单位“{unit}”不对：请只写数字。</translation>
    </message>
    <message>
        <source>“{value}” is not a whole number: leave no fraction.</source>
        <translation>“{value}”不是整数：请去掉小数。</translation>
    </message>
    <message>
        <source>“{value}” is below zero: a number of animals cannot be.</source>
        <translation>“{value}”小于零：动物数量不会是负数，请核对。</translation>
    </message>
    <message>
        <source>“{value}” is an estimate: write one number here, and the bounds in “At least” and “At most”.</source>
        <translation>“{value}”是估计数：这里只写一个数，范围填在“最少”和“最多”里。</translation>
    </message>
    <message>
        <source>“{value}” gives no number: write digits, or leave it empty.</source>
        <translation>“{value}”没有说明数量：请写数字，或留空。</translation>
    </message>
    <message>
        <source>“{value}” runs backwards: write the smaller number first.</source>
        <translation>“{value}”前后颠倒：请先写小的数。</translation>
    </message>
    <message>
        <source>“{value}” is not an angle: write it like 34.12228 or 34°07′20.2″.</source>
        <translation>“{value}”不是角度：请写成 34.12228 或 34°07′20.2″。</translation>
    </message>
    <message>
        <source>“{value}” gives two directions for one angle: keep one of the letters.</source>
        <translation>“{value}”一个角度写了两个方向：请只留一个。</translation>
    </message>
    <message>
        <source>“{value}” has a minus sign and N or E: keep one of the two.</source>
        <translation>“{value}”既有负号又有 N 或 E：请只留一个。</translation>
    </message>
    <message>
        <source>“{value}” has a latitude beyond 90 degrees: check the digits.</source>
        <translation>“{value}”的纬度超过 90 度：请核对数字。</translation>
    </message>
    <message>
        <source>“{value}” has an angle beyond 180 degrees: check the digits.</source>
        <translation>“{value}”有角度超过 180 度：请核对数字。</translation>
    </message>
    <message>
        <source>“{value}” has 60 minutes or more: check the digits.</source>
        <translation>“{value}”的分达到或超过 60：请核对数字。</translation>
    </message>
    <message>
        <source>“{value}” has more than 60 seconds: check the digits.</source>
        <translation>“{value}”的秒超过 60：请核对数字。</translation>
    </message>
    <message>
        <source>“{value}” is not a position: write latitude and longitude, e.g. 34.12228, 93.87011.</source>
        <translation>“{value}”不是坐标：请写纬度和经度，如 34.12228, 93.87011。</translation>
    </message>
    <message>
        <source>The text is too long for a position: copy only the coordinates.</source>
        <translation>文字太长，不是坐标：请只复制坐标。</translation>
    </message>
    <message>
        <source>“{value}” names a direction for one angle only: add N or S and E or W to both.</source>
        <translation>“{value}”只有一个角度写了方向：请两个都写明，如北纬、东经。</translation>
    </message>
    <message>
        <source>“{value}” gives the same direction twice: one angle must be N or S, the other E or W.</source>
        <translation>“{value}”两个角度方向相同：应一个是北纬或南纬，一个是东经或西经。</translation>
    </message>
    <message>
        <source>“{value}” gives east or west first and lies far from China: check the letters, or write the latitude first.</source>
        <translation>“{value}”经度写在前面，位置又远离中国：请核对方向，或把纬度写在前面。</translation>
    </message>
    <message>
        <source>“{value}” lies beyond 90 degrees of latitude or 180 of longitude: check the digits.</source>
        <translation>“{value}”的纬度超过 90 度或经度超过 180 度：请核对数字。</translation>
    </message>
    <message>
        <source>“{value}” is far too large a number: check the digits.</source>
        <translation>“{value}”这个数太大：请核对数字。</translation>
    </message>
    <message>
        <source>{value} is no record&apos;s identifier: leave it empty and link the records in Snowtrack.</source>
        <translation>{value} 不是记录的标识：请留空，在雪迹中关联记录。</translation>
    </message>
    <message>
        <source>“{value}” names a square that does not exist in MGRS: check the letters.</source>
        <translation>“{value}”所指的 MGRS 方格不存在：请核对字母。</translation>
    </message>
    <message>
        <source>“{value}” needs as many digits for the easting as for the northing: check the digits.</source>
        <translation>“{value}”的东距和北距位数应相同：请核对数字。</translation>
    </message>
    <message>
        <source>“{value}” is only a square of 100 km, or has too many digits: MGRS takes 2 to 10 of them.</source>
        <translation>“{value}”只是 100 公里方格，或位数过多：MGRS 为 2 至 10 位。</translation>
    </message>
    <message>
        <source>“{value}” is no UTM position: the easting has 6 digits, the northing up to 7, in metres.</source>
        <translation>“{value}”不是 UTM 坐标：东距 6 位、北距最多 7 位，单位米。</translation>
    </message>
    <message>
        <source>“{value}” names zone {zone}, which does not exist: China has 6-degree zones 13 to 23 and 3-degree zones 25 to 45, UTM has 1 to 60.</source>
        <translation>“{value}”的带号 {zone} 不存在：我国 6 度带为 13 至 23，3 度带为 25 至 45，UTM 为 1 至 60。</translation>
    </message>
    <message>
        <source>“{value}” has zone {zone} in front of the easting or beside it and names another one too: keep the right one.</source>
        <translation>“{value}”的横坐标前或旁边是带号 {zone}，却又写了另一个带号：请保留正确的一个。</translation>
    </message>
    <message>
        <source>“{value}” names a central meridian far from China: check the digits.</source>
        <translation>“{value}”的中央经线远离我国：请核对数字。</translation>
    </message>
    <message>
        <source>“{value}” lies outside its zone or far from China: check the digits of easting and northing.</source>
        <translation>“{value}”在其带之外或远离我国：请核对横、纵坐标数字。</translation>
    </message>
    <message>
        <source>“{value}” says band {band}, but the northing lies in another one: check letter and digits.</source>
        <translation>“{value}”写的是 {band} 区，但纵坐标在另一区：请核对字母和数字。</translation>
    </message>
    <message>
        <source>“{value}” names an EPSG code that is no UTM zone and no Chinese plane grid: name the zone.</source>
        <translation>“{value}”的 EPSG 代码既不是 UTM 带也不是我国平面坐标系：请写明带号。</translation>
    </message>
    <message>
        <source>“{value}” is a short plus code, good only beside the name of a town: name the place first, or copy the whole code with the 4 signs in front (like 8M6M4VCC+W2).</source>
        <translation>“{value}”是短 plus code，须配合城镇名使用：请先选地点，或复制带前 4 位的完整代码（如 8M6M4VCC+W2）。</translation>
    </message>
    <message>
        <source>read off the road map</source>
        <translation>从道路图上读取</translation>
    </message>
    <message>
        <source>from a GPS or the satellite picture</source>
        <translation>来自 GPS 或卫星图</translation>
    </message>
    <message>
        <source>from a GPS</source>
        <translation>来自 GPS</translation>
    </message>
    <message>
        <source>from a map app</source>
        <translation>来自地图软件</translation>
    </message>
    <message>
        <source>“{value}” is a short link whose position can only be looked up on the network: open it on a phone and copy the coordinates, or the long address from the browser.</source>
        <translation>“{value}”是短链接，位置只能联网查到：请在手机上打开后复制坐标，或复制浏览器里的完整地址。</translation>
    </message>
    <message>
        <source>“{value}” is a link that holds no position: open it, press on the place and copy its coordinates.</source>
        <translation>“{value}”这个链接不含位置：请打开后点选地点并复制坐标。</translation>
    </message>
    <message>
        <source>one of several places in the text</source>
        <translation>文中几个地点之一</translation>
    </message>
    <message>
        <source>central meridian {degrees}° E</source>
        <translation>中央经线 {degrees}°E</translation>
    </message>
    <message>
        <source>UTM zone {zone}</source>
        <translation>UTM {zone} 带</translation>
    </message>
    <message>
        <source>zone {zone} of the national grid</source>
        <translation>国家坐标 {zone} 带</translation>
    </message>
    <message>
        <source>S as the band from 32 to 40 degrees north</source>
        <translation>S 指北纬 32 至 40 度的区</translation>
    </message>
    <message>
        <source>S as the southern hemisphere</source>
        <translation>S 指南半球</translation>
    </message>
</context>
<context>
    <name>CrsQuestion</name>
    <message>
        <source>Nobody knows this code.</source>
        <translation>没有这个编号。</translation>
    </message>
    <message>
        <source>{file} does not say in which coordinates it is.</source>
        <translation>{file} 没有写明坐标系。</translation>
    </message>
    <message>
        <source>Nobody knows the coordinates that {file} names.</source>
        <translation>认不出 {file} 写的坐标系。</translation>
    </message>
    <message>
        <source>The numbers in {file} do not fit the coordinates it names.</source>
        <translation>{file} 里的数值与它写的坐标系不符。</translation>
    </message>
    <message>
        <source>In which coordinates is {file}?</source>
        <translation>{file} 用的是哪种坐标系？</translation>
    </message>
    <message>
        <source>Choose until it lies right on the map: it is drawn there.</source>
        <translation>逐个选择，看地图上画出的位置对不对。</translation>
    </message>
    <message>
        <source>or an EPSG code, e.g. 4490</source>
        <translation>或输入 EPSG 编号，如 4490</translation>
    </message>
    <message>
        <source>EPSG code</source>
        <translation>EPSG 编号</translation>
    </message>
    <message>
        <source>It lies right</source>
        <translation>位置正确</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>In the file: {figures}</source>
        <translation>文件中：{figures}</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>month</source>
        <translation>精确到月</translation>
    </message>
    <message>
        <source>year</source>
        <translation>精确到年</translation>
    </message>
    <message>
        <source>2025-03-05 or 3.5</source>
        <translation>2025-03-05 或 3.5</translation>
    </message>
    <message>
        <source>about {date}</source>
        <translation>约 {date}</translation>
    </message>
    <message>
        <source>by {date}</source>
        <translation>不晚于 {date}</translation>
    </message>
    <message>
        <source>How exactly the day is known</source>
        <translation>日期的准确程度</translation>
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
    <name>DatumCard</name>
    <message>
        <source>Which coordinate system?</source>
        <translation>坐标是哪个坐标系？</translation>
    </message>
    <message>
        <source>{count} positions</source>
        <translation>{count} 个位置</translation>
    </message>
    <message>
        <source>map apps (GCJ-02) are {metres} m off</source>
        <translation>地图软件（GCJ-02）相差 {metres} 米</translation>
    </message>
    <message>
        <source>fits {count} villages</source>
        <translation>与 {count} 个村的位置相符</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>It is a record</source>
        <translation>这是记录</translation>
    </message>
    <message>
        <source>Take the row in</source>
        <translation>恢复此行</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>Correct all {count} of these</source>
        <translation>改正全部 {count} 处</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>没错</translation>
    </message>
    <message>
        <source>All {count} like this are right</source>
        <translation>同类 {count} 行都没错</translation>
    </message>
    <message>
        <source>Take it all the same</source>
        <translation>照样导入</translation>
    </message>
    <message>
        <source>Not sure after all</source>
        <translation>还是存疑</translation>
    </message>
    <message>
        <source>As it was: {text}</source>
        <translation>还原：{text}</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>不导入此行</translation>
    </message>
    <message>
        <source>Correct this cell</source>
        <translation>改这一格</translation>
    </message>
    <message>
        <source>row {row} is a record</source>
        <translation>第 {row} 行是记录</translation>
    </message>
    <message>
        <source>{cell} as it was</source>
        <translation>还原 {cell}</translation>
    </message>
    <message>
        <source>column names in row {row}</source>
        <translation>列名在第 {row} 行</translation>
    </message>
    <message>
        <source>column names in two rows</source>
        <translation>列名占两行</translation>
    </message>
    <message>
        <source>data ends in row {row}</source>
        <translation>数据到第 {row} 行为止</translation>
    </message>
    <message>
        <source>{rows} in doubt again</source>
        <translation>{rows}重新存疑</translation>
    </message>
    <message>
        <source>{rows} left out</source>
        <translation>不导入{rows}</translation>
    </message>
    <message>
        <source>{rows} taken in</source>
        <translation>恢复{rows}</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>{rows} confirmed</source>
        <translation>确认{rows}</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Done: {folder} holds the records file, the workbook and {count} pictures.</source>
        <translation>完成：记录文件、工作簿和 {count} 张截图都在 {folder}。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}. Choose another one.</source>
        <translation>无法建立文件夹 {folder}：{reason}。请另选一个。</translation>
    </message>
    <message>
        <source>Nothing can be written in {folder}: choose another folder.</source>
        <translation>{folder} 不能写入：请另选文件夹。</translation>
    </message>
    <message>
        <source>{path} is somebody&apos;s records file, not one of an earlier demo: choose another folder.</source>
        <translation>{path} 是正在使用的记录文件，不是以前演示留下的：请另选文件夹。</translation>
    </message>
    <message>
        <source>Made a records file.</source>
        <translation>已新建记录文件。</translation>
    </message>
    <message>
        <source>Read a register: {rows} rows = {new} new + {duplicate} known already + {doubtful} doubtful + {refused} refused.</source>
        <translation>已读取登记表：共 {rows} 行 = 新增 {new} + 已有 {duplicate} + 存疑 {doubtful} + 不能导入 {refused}。</translation>
    </message>
    <message>
        <source>Typed a sighting and saved it as record {id}.</source>
        <translation>已录入一条目击记录，编号 {id}。</translation>
    </message>
    <message>
        <source>Picked a position on the map: {lat}, {lon}.</source>
        <translation>已在地图上选点：{lat}, {lon}。</translation>
    </message>
    <message>
        <source>Exported {count} records of one species.</source>
        <translation>已导出一个物种的 {count} 条记录。</translation>
    </message>
    <message>
        <source>The picture {path} could not be written: is the disk full?</source>
        <translation>截图 {path} 无法写入：请检查磁盘是否已满。</translation>
    </message>
    <message>
        <source>Entered a rescue case with {count} entries by keys alone.</source>
        <translation>只用键盘录入了一个有 {count} 条经过的救护案例。</translation>
    </message>
    <message>
        <source>Wrote the receipt, the case file and the ledger as PDF.</source>
        <translation>已写出接收凭证、案卷和台账的 PDF。</translation>
    </message>
    <message>
        <source>Took in a rescue centre&apos;s register: {count} cases.</source>
        <translation>已导入救护中心登记表：{count} 个案例。</translation>
    </message>
    <message>
        <source>Photos of a patrol became {count} sightings.</source>
        <translation>一次巡护的照片成为 {count} 条目击记录。</translation>
    </message>
    <message>
        <source>Took {count} facts out of a message, as record {id}.</source>
        <translation>从一条消息中取出 {count} 项，存为记录 {id}。</translation>
    </message>
    <message>
        <source>Undid the latest change, and did it again.</source>
        <translation>撤销了最近的修改，又重做了一次。</translation>
    </message>
    <message>
        <source>Made one record out of two that told of the same animal.</source>
        <translation>把说同一只动物的两条记录合并为一条。</translation>
    </message>
    <message>
        <source>Put a cell right: {wrong} is {right}.</source>
        <translation>改正一格：{wrong} 改为 {right}。</translation>
    </message>
    <message>
        <source>Measured {figure} on the map and printed it: {name}.</source>
        <translation>在地图上量得 {figure}，并打印为 {name}。</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>显示哪些记录</translation>
    </message>
    <message>
        <source>Colours say</source>
        <translation>颜色表示</translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Density instead of clusters</source>
        <translation>用热力图代替聚合点</translation>
    </message>
    <message>
        <source>Routes of rescue cases</source>
        <translation>救护案例的路线</translation>
    </message>
    <message>
        <source>Time under the map</source>
        <translation>地图下方显示时间轴</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>全部重新显示</translation>
    </message>
    <message>
        <source>Without a position, not on the map: {count}</source>
        <translation>没有坐标，不在地图上：{count} 条</translation>
    </message>
</context>
<context>
    <name>DisplayRoom</name>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Which records are drawn, and what their colours say</source>
        <translation>显示哪些记录，颜色表示什么</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>A slider of time under the map, with play</source>
        <translation>地图下方的时间轴，可以播放</translation>
    </message>
</context>
<context>
    <name>Distance</name>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>{km} km</source>
        <translation>{km} 公里</translation>
    </message>
</context>
<context>
    <name>Doubles</name>
    <message>
        <source>near in time and place</source>
        <translation>时间地点相近</translation>
    </message>
    <message>
        <source>same place, near in time</source>
        <translation>地点相同、时间相近</translation>
    </message>
    <message>
        <source>same {field}</source>
        <translation>{field}相同</translation>
    </message>
    <message>
        <source>says the same</source>
        <translation>内容相同</translation>
    </message>
    <message>
        <source>chosen to compare</source>
        <translation>选中比较</translation>
    </message>
</context>
<context>
    <name>DoublesPage</name>
    <message>
        <source>The search was stopped</source>
        <translation>查找已停止</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>The records could not be read.</source>
        <translation>无法读取记录。</translation>
    </message>
    <message>
        <source>The search did not end well</source>
        <translation>查找没有完成</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>1 pair</source>
        <translation>1 对</translation>
    </message>
    <message>
        <source>the first {count} pairs</source>
        <translation>前 {count} 对</translation>
    </message>
    <message>
        <source>{count} pairs</source>
        <translation>{count} 对</translation>
    </message>
    <message>
        <source>Merged: {record}. Ctrl+Z takes it back.</source>
        <translation>已合并：{record}。Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>This pair is not listed again. Ctrl+Z takes that back.</source>
        <translation>这一对不再列出。Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>No likely doubles</source>
        <translation>没有疑似重复</translation>
    </message>
    <message>
        <source>No two records here seem to tell of the same.</source>
        <translation>没有两条记录像是同一件事。</translation>
    </message>
    <message>
        <source>Records that may tell of the same: near in time and place, or with the same mark. Merging keeps one and moves photos and entries to it.</source>
        <translation>可能说的是同一件事的记录：时间地点相近，或标记相同。合并后保留一条，照片和经过转到它名下。</translation>
    </message>
    <message>
        <source>Likely doubles</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在查找</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>left empty</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>outside the home area</source>
        <translation>在本地区之外</translation>
    </message>
    <message>
        <source>latitude and longitude</source>
        <translation>经纬度</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>datum not known</source>
        <translation>坐标系不明</translation>
    </message>
    <message>
        <source>date long ago</source>
        <translation>日期久远</translation>
    </message>
    <message>
        <source>place and point differ</source>
        <translation>地点与点位不符</translation>
    </message>
    <message>
        <source>like another record</source>
        <translation>与另一条记录相似</translation>
    </message>
    <message>
        <source>abnormal without words</source>
        <translation>异常但无描述</translation>
    </message>
    <message>
        <source>before it was found</source>
        <translation>早于发现</translation>
    </message>
    <message>
        <source>another dose</source>
        <translation>剂量变化</translation>
    </message>
    <message>
        <source>dose for the weight</source>
        <translation>剂量与体重</translation>
    </message>
    <message>
        <source>dose without a weight</source>
        <translation>无体重的剂量</translation>
    </message>
    <message>
        <source>entries after the outcome</source>
        <translation>结局之后还有记事</translation>
    </message>
    <message>
        <source>hours do not agree</source>
        <translation>时长不一致</translation>
    </message>
    <message>
        <source>kept without a reason</source>
        <translation>收容未写原因</translation>
    </message>
    <message>
        <source>next dose after the last day</source>
        <translation>末次之后还有下次</translation>
    </message>
    <message>
        <source>treatments still open</source>
        <translation>治疗未结束</translation>
    </message>
    <message>
        <source>outcome without an intake</source>
        <translation>有结局无入院</translation>
    </message>
    <message>
        <source>reported before it was found</source>
        <translation>报告早于发现</translation>
    </message>
    <message>
        <source>a second intake</source>
        <translation>第二次入院</translation>
    </message>
    <message>
        <source>long transport</source>
        <translation>转运时间长</translation>
    </message>
    <message>
        <source>jump of the weight</source>
        <translation>体重突变</translation>
    </message>
    <message>
        <source>another doubt</source>
        <translation>其他疑点</translation>
    </message>
    <message>
        <source>no double of another record</source>
        <translation>不是另一条的重复</translation>
    </message>
    <message>
        <source>far from where the species is known</source>
        <translation>远离该物种已知地点</translation>
    </message>
    <message>
        <source>out of the season of the species</source>
        <translation>不在该物种的季节</translation>
    </message>
    <message>
        <source>within a settlement</source>
        <translation>在居民点内</translation>
    </message>
    <message>
        <source>altitude and ground differ</source>
        <translation>海拔与地面不符</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>No date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>1 day overdue</source>
        <translation>已过 1 天</translation>
    </message>
    <message>
        <source>In {days} days</source>
        <translation>{days} 天后</translation>
    </message>
    <message>
        <source>{days} days overdue</source>
        <translation>已过 {days} 天</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>没有待办</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Read as {first}: longitude seems to stand first.</source>
        <translation>按 {first} 理解：经度似乎写在前面。</translation>
    </message>
    <message>
        <source>“{text}” is not in the list: choose an entry of it.</source>
        <translation>列表里没有“{text}”：请从列表中选。</translation>
    </message>
    <message>
        <source>“{text}” is not linked yet: choose a record of the list.</source>
        <translation>“{text}”尚未关联：请从列表中选择一条记录。</translation>
    </message>
    <message>
        <source>Read as {first}, but it could be {second}. Press the down key in the box to choose, or keep it.</source>
        <translation>读作{first}，也可能是{second}。在框中按向下键选择，或保持不变。</translation>
    </message>
    <message>
        <source>Read as {first}: look at the map whether that is the place.</source>
        <translation>读作{first}：请看地图是否为该地点。</translation>
    </message>
    <message>
        <source>The ground is about {height} m high here. The down key takes it.</source>
        <translation>此处地面海拔约 {height} 米，按向下键采用。</translation>
    </message>
</context>
<context>
    <name>EnclosureMove</name>
    <message>
        <source>Move</source>
        <translation>转舍</translation>
    </message>
    <message>
        <source>Moved to</source>
        <translation>转入笼舍</translation>
    </message>
    <message>
        <source>Moved from</source>
        <translation>转出笼舍</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>同舍动物</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Enclosure move</source>
        <translation>转舍</translation>
    </message>
    <message>
        <source>Enclosure moves</source>
        <translation>转舍</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who and notes</source>
        <translation>经办与备注</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>所属案例</translation>
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
        <source>Done by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>Who says so: own observation, file, publication.</source>
        <translation>依据：本人观察、档案或公开报道。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Add: {kind}</source>
        <translation>记一笔：{kind}</translation>
    </message>
</context>
<context>
    <name>Examination</name>
    <message>
        <source>Examination</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Body systems</source>
        <translation>各系统</translation>
    </message>
    <message>
        <source>Imaging, laboratory, conclusion</source>
        <translation>影像、化验与结论</translation>
    </message>
    <message>
        <source>Kind of examination</source>
        <translation>检查类型</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Weight is</source>
        <translation>体重精度</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Temperature is</source>
        <translation>体温状态</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>心率</translation>
    </message>
    <message>
        <source>Breathing rate</source>
        <translation>呼吸频率</translation>
    </message>
    <message>
        <source>Body condition</source>
        <translation>营养状况</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>精神状态</translation>
    </message>
    <message>
        <source>Dehydration</source>
        <translation>脱水程度</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全身</translation>
    </message>
    <message>
        <source>General: findings</source>
        <translation>全身所见</translation>
    </message>
    <message>
        <source>Head, eyes, ears, mouth</source>
        <translation>头眼耳口</translation>
    </message>
    <message>
        <source>Head, eyes, ears, mouth: findings</source>
        <translation>头眼耳口所见</translation>
    </message>
    <message>
        <source>Skin, fur, feathers</source>
        <translation>皮毛羽</translation>
    </message>
    <message>
        <source>Skin, fur, feathers: findings</source>
        <translation>皮毛羽所见</translation>
    </message>
    <message>
        <source>Breathing</source>
        <translation>呼吸系统</translation>
    </message>
    <message>
        <source>Breathing: findings</source>
        <translation>呼吸系统所见</translation>
    </message>
    <message>
        <source>Heart and circulation</source>
        <translation>循环系统</translation>
    </message>
    <message>
        <source>Heart and circulation: findings</source>
        <translation>循环系统所见</translation>
    </message>
    <message>
        <source>Digestion</source>
        <translation>消化系统</translation>
    </message>
    <message>
        <source>Digestion: findings</source>
        <translation>消化系统所见</translation>
    </message>
    <message>
        <source>Bones, joints, muscles</source>
        <translation>骨骼肌肉</translation>
    </message>
    <message>
        <source>Bones, joints, muscles: findings</source>
        <translation>骨骼肌肉所见</translation>
    </message>
    <message>
        <source>Nerves</source>
        <translation>神经系统</translation>
    </message>
    <message>
        <source>Nerves: findings</source>
        <translation>神经系统所见</translation>
    </message>
    <message>
        <source>Urinary and genital</source>
        <translation>泌尿生殖</translation>
    </message>
    <message>
        <source>Urinary and genital: findings</source>
        <translation>泌尿生殖所见</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>X光</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>CT检查</translation>
    </message>
    <message>
        <source>MRI</source>
        <translation>磁共振</translation>
    </message>
    <message>
        <source>Laboratory results</source>
        <translation>化验结果</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Check again on</source>
        <translation>复查日期</translation>
    </message>
    <message>
        <source>What to check</source>
        <translation>复查内容</translation>
    </message>
    <message>
        <source>Examinations</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Record ID</source>
        <translation>记录编号</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Entered at</source>
        <translation>录入时间</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>修改人</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Scientific name</source>
        <translation>学名</translation>
    </message>
    <message>
        <source>Names the record for good. Leave it as it is: by it a later import knows the record again.</source>
        <translation>每条记录固定不变的编号，请勿改动：以后再导入时靠它认出同一条记录。</translation>
    </message>
    <message>
        <source>Who typed the record into Snowtrack.</source>
        <translation>在雪迹中录入这条记录的人。</translation>
    </message>
    <message>
        <source>When the record was last changed.</source>
        <translation>这条记录最近一次修改的时间。</translation>
    </message>
    <message>
        <source>The scientific name of the species beside it.</source>
        <translation>旁边物种的学名。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>应填</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{header} of record {id} has {count} characters; a cell holds {limit}: the rest is only in the records file.</source>
        <translation>记录 {id} 的{header}有 {count} 个字，一个单元格只能放 {limit} 个：其余部分只在记录文件里。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列说明</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Allowed values</source>
        <translation>可填内容</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>是否必填</translation>
    </message>
    <message>
        <source>Darwin Core term</source>
        <translation>达尔文核心术语</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选。</translation>
    </message>
    <message>
        <source>Of the timeline, where there is one: to be read here, to be changed there.</source>
        <translation>来自经过表（如有）：此处仅供阅读，请在经过表中修改。</translation>
    </message>
    <message>
        <source>Worked out from the timeline; what stands here is not read back.</source>
        <translation>由经过推算；此处内容不会读回。</translation>
    </message>
    <message>
        <source>File names of the photos. The pictures stay with the records file.</source>
        <translation>照片文件名；照片本身留在记录文件旁。</translation>
    </message>
    <message>
        <source>The case to which the entry belongs.</source>
        <translation>该条记事所属的案例。</translation>
    </message>
    <message>
        <source>What sort of entry it is; each has columns of its own.</source>
        <translation>记事种类；每种有自己的列。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>接收日期</translation>
    </message>
    <message>
        <source>Received at (time)</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Date of outcome</source>
        <translation>结果日期</translation>
    </message>
    <message>
        <source>Time of outcome</source>
        <translation>结果时间</translation>
    </message>
    <message>
        <source>Vaccinated on</source>
        <translation>接种日期</translation>
    </message>
    <message>
        <source>Set off on</source>
        <translation>出发日期</translation>
    </message>
    <message>
        <source>Set off at (time)</source>
        <translation>出发时间</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>记事种类</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Timeline entry</source>
        <translation>经过记事</translation>
    </message>
    <message>
        <source>Timeline entries</source>
        <translation>经过记事</translation>
    </message>
    <message>
        <source>{header} of record {id} has {count} characters: the file holds them all, but Excel shows {limit} of them.</source>
        <translation>记录 {id} 的“{header}”有 {count} 个字：文件里全部保留，但 Excel 只显示前 {limit} 个。</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>{count} records do not fit into one sheet, which ends at row 1,048,576: narrow the filter and export in parts.</source>
        <translation>{count} 条记录一张工作表放不下（最多 1,048,576 行）：请缩小筛选范围，分几次导出。</translation>
    </message>
    <message>
        <source>The folder of {file} is not there: choose another place.</source>
        <translation>{file} 所在的文件夹不存在：请另选位置。</translation>
    </message>
    <message>
        <source>{file} cannot be written: if it is open in Excel, close it there, else choose another name or folder.</source>
        <translation>{file} 无法写入：如果正在 Excel 中打开，请先关闭，否则请换一个文件名或文件夹。</translation>
    </message>
    <message>
        <source>The disk is full, {file} was not written: free some space or choose another disk.</source>
        <translation>磁盘已满，{file} 没有写入：请腾出空间或换一个磁盘。</translation>
    </message>
    <message>
        <source>Give the profile a name.</source>
        <translation>请给方案起个名字。</translation>
    </message>
    <message>
        <source>The name is longer than {limit} characters: give a shorter one.</source>
        <translation>名字超过 {limit} 个字：请起短一些。</translation>
    </message>
    <message>
        <source>There is no export profile “{name}” for {type}. There are: {known}.</source>
        <translation>{type}没有名为“{name}”的导出方案。现有：{known}。</translation>
    </message>
    <message>
        <source>No column is chosen: tick at least one.</source>
        <translation>没有选中任何列：请至少勾选一列。</translation>
    </message>
</context>
<context>
    <name>ExportPopup</name>
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
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The {count} selected rows</source>
        <translation>选中的 {count} 行</translation>
    </message>
    <message>
        <source>As</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Excel (.xlsx)</source>
        <translation>Excel (.xlsx)</translation>
    </message>
    <message>
        <source>Text (.csv)</source>
        <translation>文本 (.csv)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export profile</source>
        <translation>导出方案</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Name, to keep it as a profile</source>
        <translation>方案名称，便于下次再用</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>全部列</translation>
    </message>
    <message>
        <source>Show on a map in QGIS…</source>
        <translation>在 QGIS 地图中查看…</translation>
    </message>
</context>
<context>
    <name>ExportRun</name>
    <message>
        <source>Exporting… {done} of {total}</source>
        <translation>正在导出… {done} / {total}</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The export was stopped, {name} was not written.</source>
        <translation>导出已停止，没有写出 {name}。</translation>
    </message>
    <message>
        <source>Exported {count} records to {name}</source>
        <translation>已导出 {count} 条记录到 {name}</translation>
    </message>
    <message>
        <source>{count} more.</source>
        <translation>另有 {count} 处。</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>{name} shows the records in QGIS, also while they are open here.</source>
        <translation>用 {name} 可在 QGIS 中看到全部记录，这里开着也可以。</translation>
    </message>
    <message>
        <source>Open in QGIS</source>
        <translation>用 QGIS 打开</translation>
    </message>
</context>
<context>
    <name>FieldHeader</name>
    <message>
        <source>Species (scientific name)</source>
        <translation>物种（学名）</translation>
    </message>
    <message>
        <source>Coordinate system of the row</source>
        <translation>该行坐标系</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>记录编号</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>To the notes</source>
        <translation>记入备注</translation>
    </message>
    <message>
        <source>Running number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Kept by the program</source>
        <translation>由程序记录</translation>
    </message>
</context>
<context>
    <name>FieldPopup</name>
    <message>
        <source>Column {name} goes to</source>
        <translation>{name} 列放入</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>查找字段</translation>
    </message>
    <message>
        <source>To the notes</source>
        <translation>记入备注</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>{field}   (column {letter})</source>
        <translation>{field}（现为 {letter} 列）</translation>
    </message>
</context>
<context>
    <name>FigureStrip</name>
    <message>
        <source>before: {number}</source>
        <translation>上期：{number}</translation>
    </message>
</context>
<context>
    <name>FilterArea</name>
    <message>
        <source>box, {size}</source>
        <translation>矩形，{size}</translation>
    </message>
    <message>
        <source>circle, {size}</source>
        <translation>圆形，{size}</translation>
    </message>
    <message>
        <source>outline, {size}</source>
        <translation>多边形，{size}</translation>
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
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by another field</source>
        <translation>按其他字段筛选</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>分区</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Check</source>
        <translation>监测</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>监测结果</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>监测方式</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>描述</translation>
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
        <source>Position as received</source>
        <translation>原始坐标</translation>
    </message>
    <message>
        <source>Datum as received</source>
        <translation>原始坐标系</translation>
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
        <source>Next check on</source>
        <translation>下次监测</translation>
    </message>
    <message>
        <source>Check after release</source>
        <translation>放归监测</translation>
    </message>
    <message>
        <source>Checks after release</source>
        <translation>放归监测</translation>
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
        <translation>本版本不会自动备份：请关闭文件后复制一份。</translation>
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
        <translation>谁看到的</translation>
    </message>
    <message>
        <source>New {type}</source>
        <translation>新建{type}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who and notes</source>
        <translation>经办与备注</translation>
    </message>
    <message>
        <source>The animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Found when and where</source>
        <translation>发现时间与地点</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Body systems</source>
        <translation>各系统</translation>
    </message>
    <message>
        <source>Imaging, laboratory, conclusion</source>
        <translation>影像、化验与结论</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结局</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>Death</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>The way</source>
        <translation>路程</translation>
    </message>
    <message>
        <source>Checks and handover</source>
        <translation>途中检查与交接</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>入院</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>送交人</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>照料</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Vaccination</source>
        <translation>接种</translation>
    </message>
    <message>
        <source>Enclosure</source>
        <translation>笼舍</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>After the release</source>
        <translation>放归之后</translation>
    </message>
    <message>
        <source>Reopening</source>
        <translation>重开</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <source>Looking the form through…</source>
        <translation>正在检查表格……</translation>
    </message>
    <message>
        <source>1 placeholder, and it can be filled.</source>
        <translation>1个占位符，能填写。</translation>
    </message>
    <message>
        <source>{count} placeholders, all of them can be filled.</source>
        <translation>{count}个占位符，都能填写。</translation>
    </message>
    <message>
        <source>{count} of {all} placeholders cannot be understood. Put them right in the form, then choose it again: nothing is filled before.</source>
        <translation>{all}个占位符中有{count}个看不懂。请在表里改好再重新选取，改好之前不会填写。</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写的是</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么改</translation>
    </message>
    <message>
        <source>Placeholders that cannot be understood</source>
        <translation>看不懂的占位符</translation>
    </message>
    <message>
        <source>Open the form</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Choose it again…</source>
        <translation>重新选取…</translation>
    </message>
    <message>
        <source>Placeholders…</source>
        <translation>占位符…</translation>
    </message>
</context>
<context>
    <name>FormFooter</name>
    <message>
        <source>Save   Ctrl+S</source>
        <translation>保存&#x3000;Ctrl+S</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Take the record out of use; it can be restored</source>
        <translation>停用这条记录，以后可以恢复</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>This record was voided: it can be read and restored.</source>
        <translation>此记录已作废：只能查看和恢复。</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves and begins the next</source>
        <translation>Ctrl+Enter 保存并新建</translation>
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
        <translation>尚未保存：这是 {time} 输入的内容。</translation>
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
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改历史</translation>
    </message>
    <message>
        <source>Take back what I typed</source>
        <translation>撤销刚才的输入</translation>
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
    <message>
        <source>Voided: {record}. It stays in the file.</source>
        <translation>已作废：{record}。记录仍保留在文件里。</translation>
    </message>
    <message>
        <source>Voided: {count}. They stay in the file.</source>
        <translation>已作废 {count} 条。记录仍保留在文件里。</translation>
    </message>
    <message>
        <source>Save it first, then copy it</source>
        <translation>请先保存再复制</translation>
    </message>
    <message>
        <source>New record like this one</source>
        <translation>以此为底新建</translation>
    </message>
    <message>
        <source>Finish this one first, then copy</source>
        <translation>请先完成这一条再复制</translation>
    </message>
    <message>
        <source>Finish this one first, then begin another</source>
        <translation>请先录完这一条，再新建</translation>
    </message>
</context>
<context>
    <name>FormPhotos</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>Gis</name>
    <message>
        <source>Records on a server have no file that QGIS could open beside the program.</source>
        <translation>服务器上的记录没有单独的文件，QGIS 无法在程序旁边打开。</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Nothing of this name is known</source>
        <translation>没有找到这个地名</translation>
    </message>
    <message>
        <source>no coordinates yet</source>
        <translation>还没有坐标</translation>
    </message>
    <message>
        <source>city</source>
        <translation>州市驻地</translation>
    </message>
    <message>
        <source>county seat</source>
        <translation>县城</translation>
    </message>
    <message>
        <source>township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>lake</source>
        <translation>湖泊</translation>
    </message>
    <message>
        <source>Go to a place or coordinates</source>
        <translation>查找地名或坐标</translation>
    </message>
    <message>
        <source>Ctrl+G, or / in the map</source>
        <translation>Ctrl+G，或在地图上按 /</translation>
    </message>
</context>
<context>
    <name>GroupModel</name>
    <message>
        <source>No time</source>
        <translation>没有时间</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 张照片</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>{n} 张照片</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>没有位置</translation>
    </message>
    <message>
        <source>track {metres}</source>
        <translation>轨迹 {metres}</translation>
    </message>
    <message>
        <source>GPS {metres}</source>
        <translation>GPS {metres}</translation>
    </message>
</context>
<context>
    <name>GroupWidget</name>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More ({count})</source>
        <translation>更多（{count}）</translation>
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
    <message>
        <source>undone: voided again</source>
        <translation>撤销：重新作废</translation>
    </message>
    <message>
        <source>undone: brought back</source>
        <translation>撤销：恢复</translation>
    </message>
    <message>
        <source>undone: set back</source>
        <translation>撤销：改回</translation>
    </message>
    <message>
        <source>done again: voided</source>
        <translation>重做：作废</translation>
    </message>
    <message>
        <source>done again: brought back</source>
        <translation>重做：恢复</translation>
    </message>
    <message>
        <source>done again: changed</source>
        <translation>重做：修改</translation>
    </message>
    <message>
        <source>merged with another record</source>
        <translation>与另一条记录合并</translation>
    </message>
    <message>
        <source>voided: merged into another record</source>
        <translation>作废：并入另一条记录</translation>
    </message>
    <message>
        <source>said: no double</source>
        <translation>已确认不是重复</translation>
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
    <message>
        <source>confirmed: {doubts}</source>
        <translation>已确认：{doubts}</translation>
    </message>
    <message>
        <source>Open the other record</source>
        <translation>打开另一条记录</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>{file} has no column for {field}, which every record needs: name the column that holds it, and import the file again.</source>
        <translation>{file} 没有“{field}”列，每条记录都需要它：请给相应的列写上表头，再导入一次。</translation>
    </message>
    <message>
        <source>Name and scientific name are of different species: correct one of them.</source>
        <translation>名称和学名不是同一物种：请改正其中一个。</translation>
    </message>
    <message>
        <source>“{cell}” is no number: {field} stays empty and the words are kept in the notes.</source>
        <translation>“{cell}”不是数字：{field}留空，原文记入备注。</translation>
    </message>
    <message>
        <source>{field} does not know “{cell}”: it stays empty and the words are kept in the notes.</source>
        <translation>{field}中没有“{cell}”：该项留空，原文记入备注。</translation>
    </message>
    <message>
        <source>This is record {id}, which is there already.</source>
        <translation>这就是记录 {id}，文件里已有。</translation>
    </message>
    <message>
        <source>This is record {id}, but {fields} differ: changes made in Excel are not taken in, correct the record itself.</source>
        <translation>这是记录 {id}，但 {fields} 不同：在 Excel 里的改动不会导入，请直接修改那条记录。</translation>
    </message>
    <message>
        <source>Row {row} says the same.</source>
        <translation>与第 {row} 行相同。</translation>
    </message>
    <message>
        <source>Row {row} says the same, without time or position: is it one event or two?</source>
        <translation>与第 {row} 行相同，又没有时间和位置：是同一次还是两次？</translation>
    </message>
    <message>
        <source>Row {row} has the same day, species, position and number; only {fields} differ: is it the same event?</source>
        <translation>与第 {row} 行日期、物种、位置、数量都相同，只有 {fields} 不同：是同一次吗？</translation>
    </message>
    <message>
        <source>Record {id} has the same day, species, position and number; only {fields} differ: is it the same event?</source>
        <translation>与记录 {id} 日期、物种、位置、数量都相同，只有 {fields} 不同：是同一次吗？</translation>
    </message>
    <message>
        <source>{file} is not there any more: choose the file again.</source>
        <translation>{file} 已经不在了：请重新选择文件。</translation>
    </message>
    <message>
        <source>{file} is a folder: choose the workbook inside it.</source>
        <translation>{file} 是文件夹：请选择里面的表格文件。</translation>
    </message>
    <message>
        <source>{file} may not be read: close it in other programs or copy it to your own folder, then choose the copy.</source>
        <translation>{file} 无法读取：请在其他程序里关闭它，或复制到自己的文件夹，再选择副本。</translation>
    </message>
    <message>
        <source>{file} is empty (0 bytes): ask the sender to send it again.</source>
        <translation>{file} 是空文件（0 字节）：请让对方重新发送。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MB: split it into several workbooks.</source>
        <translation>{file} 超过 {limit} MB：请拆成几个表格文件。</translation>
    </message>
    <message>
        <source>{file} is protected with a password: open it in Excel, remove the password (File, Info, Protect Workbook), save it and import it again.</source>
        <translation>{file} 有密码保护：请在 Excel 中打开，去掉密码（文件 → 信息 → 保护工作簿），保存后再导入。</translation>
    </message>
    <message>
        <source>{file} is damaged and cannot be read: open it in Excel, let it repair the file and save it under a new name, or ask the sender for it again.</source>
        <translation>{file} 已损坏，无法读取：请在 Excel 中打开并修复，另存为新文件，或让对方重新发送。</translation>
    </message>
    <message>
        <source>{file} would unpack to {size} MB and was not opened: copy the filled rows into a new workbook and import that.</source>
        <translation>{file} 解压后有 {size} MB，没有打开：请把有内容的行复制到新工作簿，再导入。</translation>
    </message>
    <message>
        <source>{file} is {what}, not a table: choose a workbook (.xlsx, .xls, .xlsb, .ods) or a .csv file.</source>
        <translation>{file} 是{what}，不是表格：请选择工作簿（.xlsx、.xls、.xlsb、.ods）或 .csv 文件。</translation>
    </message>
    <message>
        <source>{file} is a web page with the name of a workbook: open it in Excel, save it as .xlsx and import that.</source>
        <translation>{file} 其实是网页，只是用了表格的文件名：请在 Excel 中打开，另存为 .xlsx 后再导入。</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>a presentation</source>
        <translation>演示文稿</translation>
    </message>
    <message>
        <source>a text document</source>
        <translation>文字文档</translation>
    </message>
    <message>
        <source>a compressed archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>a video or sound file</source>
        <translation>音频或视频</translation>
    </message>
    <message>
        <source>a records file</source>
        <translation>记录文件</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>XML 文件</translation>
    </message>
    <message>
        <source>a file of an unknown kind</source>
        <translation>不认识的文件</translation>
    </message>
    <message>
        <source>{file} has no row of column names that is known for {type}: put names such as {examples} over the columns and import it again.</source>
        <translation>{file} 里找不到{type}的表头：请在各列上方写上 {examples} 等表头，再导入一次。</translation>
    </message>
    <message>
        <source>{file} holds no filled cells: choose another workbook.</source>
        <translation>{file} 没有任何内容：请选择其他文件。</translation>
    </message>
    <message>
        <source>{file} has no sheet called “{sheet}”. Its sheets are: {sheets}.</source>
        <translation>{file} 没有叫“{sheet}”的工作表。已有的工作表：{sheets}。</translation>
    </message>
    <message>
        <source>total row, not a record</source>
        <translation>合计行，不是记录</translation>
    </message>
    <message>
        <source>note under the table, not a record</source>
        <translation>表下的说明，不是记录</translation>
    </message>
    <message>
        <source>the column names once more, not a record</source>
        <translation>重复的表头，不是记录</translation>
    </message>
    <message>
        <source>only a running number, nothing else is filled in</source>
        <translation>只有序号，其他都是空的</translation>
    </message>
    <message>
        <source>“{cell}” is not in the species list: correct the name, or add the species to the list first.</source>
        <translation>物种名录里没有“{cell}”：请改正名称，或先把它加入名录。</translation>
    </message>
    <message>
        <source>“{cell}” is not in the species list. Did you mean {names}?</source>
        <translation>物种名录里没有“{cell}”。是不是{names}？</translation>
    </message>
    <message>
        <source>“{cell}” is used of several species ({names}): write which one.</source>
        <translation>“{cell}”可指几个物种（{names}）：请写明是哪一个。</translation>
    </message>
    <message>
        <source>“{cell}” is not in the list of places: it is kept as locality, Place stays empty.</source>
        <translation>地点表里没有“{cell}”：记为小地名，地点留空。</translation>
    </message>
    <message>
        <source>“{cell}” may be {names}: it is kept as locality until you choose one.</source>
        <translation>“{cell}”可能是 {names}：先记为小地名，选定后再填地点。</translation>
    </message>
    <message>
        <source>“{cell}” lies not in {here} but is known as {names}: is that the one?</source>
        <translation>“{cell}”不在{here}，而有一个 {names}：是这个吗？</translation>
    </message>
    <message>
        <source>“{cell}” is no position that could be read: type latitude and longitude, e.g. 33.85601, 95.42570.</source>
        <translation>“{cell}”读不出坐标：请写纬度和经度，如 33.85601, 95.42570。</translation>
    </message>
    <message>
        <source>“{cell}” was read as latitude {lat}, longitude {lon}: is that right?</source>
        <translation>“{cell}”理解为纬度 {lat}、经度 {lon}：对吗？</translation>
    </message>
    <message>
        <source>“{cell}” is no known coordinate system: the position was read as {datum}.</source>
        <translation>“{cell}”不是已知的坐标系：坐标按 {datum} 读取。</translation>
    </message>
    <message>
        <source>Reading {file} takes too long and was stopped: copy the filled rows into a new workbook and import that.</source>
        <translation>读取 {file} 太久，已停止：请把有内容的行复制到新工作簿，再导入。</translation>
    </message>
    <message>
        <source>{file} needs more memory than there is, often because of formatted empty rows and columns: copy the filled rows into a new workbook and import that.</source>
        <translation>读取 {file} 内存不够，常因表中有大量带格式的空行、空列：请把有内容的行复制到新工作簿，再导入。</translation>
    </message>
    <message>
        <source>The characters of {file} are written in an unknown way: open it in Excel, save it as .xlsx and import that.</source>
        <translation>{file} 的文字编码无法识别：请在 Excel 中打开，另存为 .xlsx 后再导入。</translation>
    </message>
    <message>
        <source>{file} has no sheet with cells: choose another workbook.</source>
        <translation>{file} 没有含单元格的工作表：请选择其他文件。</translation>
    </message>
    <message>
        <source>{file} could not be opened, the computer refused to start the reader ({reason}): close other programs and try again.</source>
        <translation>{file} 没能打开，电脑无法启动读取程序（{reason}）：请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>Row {row} of {file}</source>
        <translation>{file} 第 {row} 行</translation>
    </message>
    <message>
        <source>“{cell}” has no day: {field} stays empty and the words are kept in the notes.</source>
        <translation>“{cell}”没有日：{field}留空，原文记入备注。</translation>
    </message>
    <message>
        <source>Row {row} has the case number {number} too: give one of them another number.</source>
        <translation>第 {row} 行也是救护编号 {number}：请给其中一个换号。</translation>
    </message>
    <message>
        <source>This is record {id}, which has no {entries} yet: what stands here is added to it.</source>
        <translation>这是记录 {id}，还没有{entries}：此处内容将加入其中。</translation>
    </message>
    <message>
        <source>{entry}: {fields} differ from the timeline sheet. The timeline is taken, this is not.</source>
        <translation>{entry}：{fields}与经过表不同，以经过表为准。</translation>
    </message>
    <message>
        <source>This is entry {id}, but {fields} differ: changes made in Excel are not taken in, correct the entry itself.</source>
        <translation>这是记事 {id}，但{fields}不同：Excel 中的修改不会导入，请在雪迹中改正该条。</translation>
    </message>
    <message>
        <source>The record ID is that of another row: is this a record of its own?</source>
        <translation>记录编号与另一行相同：这是单独的记录吗？</translation>
    </message>
    <message>
        <source>This is entry {id}, which is there already.</source>
        <translation>这是记事 {id}，已经存在。</translation>
    </message>
    <message>
        <source>Row {row} says the same: is it one entry or two?</source>
        <translation>第 {row} 行内容相同：是一条还是两条？</translation>
    </message>
    <message>
        <source>The row does not say to which case it belongs.</source>
        <translation>这一行没有写明属于哪个案例。</translation>
    </message>
    <message>
        <source>No case has the number “{number}”, neither in this workbook nor in the records file.</source>
        <translation>本工作簿和记录文件里都没有编号“{number}”的案例。</translation>
    </message>
    <message>
        <source>Its case was refused (row {row} of the register).</source>
        <translation>它的案例被拒绝（登记表第 {row} 行）。</translation>
    </message>
    <message>
        <source>Its case is doubtful (row {row} of the register).</source>
        <translation>它的案例存疑（登记表第 {row} 行）。</translation>
    </message>
    <message>
        <source>The entry is later than the outcome of its case: check both dates.</source>
        <translation>这条记事晚于案例结局：请核对两个日期。</translation>
    </message>
    <message>
        <source>“{cell}” means that there is no outcome yet, but the row tells more of one: correct either.</source>
        <translation>“{cell}”表示尚无结局，但这一行又写了结局内容：请改正其一。</translation>
    </message>
    <message>
        <source>{entry} has no date in this sheet: its cells are kept in the notes of the case.</source>
        <translation>{entry}在本表中没有日期：其内容记入案例备注。</translation>
    </message>
    <message>
        <source>The row does not say what kind of entry it is: choose one of {kinds}.</source>
        <translation>这一行没有写明记事种类：请从 {kinds} 中选择。</translation>
    </message>
    <message>
        <source>“{cell}” is no kind of entry of a timeline: choose one of {kinds}.</source>
        <translation>“{cell}”不是记事种类：请从 {kinds} 中选择。</translation>
    </message>
    <message>
        <source>The case number {number} is used already, by record {id}, which is another case: give this one another number.</source>
        <translation>救护编号 {number} 已被另一案例（记录 {id}）使用：请换一个编号。</translation>
    </message>
    <message>
        <source>No column is known to hold {field}, which every record needs: say which it is.</source>
        <translation>没有哪一列被认出是每条记录必填的“{field}”：请指定是哪一列。</translation>
    </message>
    <message>
        <source>“{cell}” has no year: say which year this file is of, or write it like 2025-03-05.</source>
        <translation>“{cell}”没有年份：请说明此文件是哪一年的，或写成 2025-03-05。</translation>
    </message>
    <message>
        <source>below the last row of the table</source>
        <translation>在表格最后一行之下</translation>
    </message>
    <message>
        <source>{file} has the names in a column and one record in each column: copy the table, insert it again with Paste Special, Transpose, and import that.</source>
        <translation>{file} 的名称竖着排，每列是一条记录：请复制表格，用“选择性粘贴—转置”粘贴后再导入。</translation>
    </message>
    <message>
        <source>No field takes this column: its text goes to the notes.</source>
        <translation>没有字段对应此列：内容记入备注。</translation>
    </message>
    <message>
        <source>This column is not taken in.</source>
        <translation>此列不导入。</translation>
    </message>
    <message>
        <source>By this number the record is found again.</source>
        <translation>凭此编号找回同一条记录。</translation>
    </message>
    <message>
        <source>A second name of the species.</source>
        <translation>物种的另一个名称。</translation>
    </message>
    <message>
        <source>The coordinate system of this row.</source>
        <translation>该行的坐标系。</translation>
    </message>
    <message>
        <source>Two columns give different values here: leave one of them out.</source>
        <translation>此处两列的数值不同：请去掉其中一列。</translation>
    </message>
    <message>
        <source>The cell shows the error {cell}: mend its formula in the workbook, or type the value here.</source>
        <translation>单元格显示错误 {cell}：请在文件中改正公式，或在这里直接填写。</translation>
    </message>
    <message>
        <source>“{cell}” is a formula whose result was not saved: open the file in Excel, save it and import it again, or type the value here.</source>
        <translation>“{cell}”是没有保存结果的公式：请用 Excel 打开、保存后再导入，或在这里直接填写。</translation>
    </message>
    <message>
        <source>{file} is a list of people ({columns}), not of records: rangers have no list of their own here yet. Import the sightings and rescues they report; their names come with them.</source>
        <translation>{file} 是人员名单（{columns}），不是记录：目前没有单独的管护员名册。请导入他们上报的目击和救护台账，姓名会随记录带入。</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” is hidden in the workbook.</source>
        <translation>工作表“{sheet}”在文件中是隐藏的。</translation>
    </message>
    <message>
        <source>Hidden sheets, not looked at: {sheets}.</source>
        <translation>未查看的隐藏工作表：{sheets}。</translation>
    </message>
    <message>
        <source>{count} rows are hidden or filtered away in the workbook; they are taken in, too.</source>
        <translation>文件中有 {count} 行被隐藏或筛掉，也会一并导入。</translation>
    </message>
    <message>
        <source>Hidden columns ({columns}) are taken in like the others.</source>
        <translation>隐藏的列（{columns}）与其他列一样导入。</translation>
    </message>
    <message>
        <source>{count} comments on cells are not taken in.</source>
        <translation>{count} 条单元格批注不导入。</translation>
    </message>
    <message>
        <source>{count} formulas: the results that were saved with the file are taken.</source>
        <translation>{count} 个公式：取文件中保存的结果。</translation>
    </message>
    <message>
        <source>{count} formulas have no saved result: open the file in Excel and save it once.</source>
        <translation>{count} 个公式没有保存结果：请用 Excel 打开并保存一次。</translation>
    </message>
    <message>
        <source>{count} cells show an error such as #N/A.</source>
        <translation>{count} 个单元格显示 #N/A 之类的错误。</translation>
    </message>
    <message>
        <source>Another table begins in row {row}; this one is taken. For the other, choose its row of column names.</source>
        <translation>第 {row} 行起是另一张表，现导入的是前一张。要导入另一张，请选它的表头行。</translation>
    </message>
    <message>
        <source>There is no row of data below the column names.</source>
        <translation>表头下面没有数据行。</translation>
    </message>
    <message>
        <source>These columns are rather those of {other} than of {type}: is it the right register?</source>
        <translation>这些列更像“{other}”而不是“{type}”：台账选对了吗？</translation>
    </message>
    <message>
        <source>Columns, words and coordinates are understood as last time ({file}, {date}).</source>
        <translation>列、词语和坐标按上次的方式理解（{file}，{date}）。</translation>
    </message>
    <message>
        <source>the title once more, not a record</source>
        <translation>重复的标题，不是记录</translation>
    </message>
    <message>
        <source>belongs to another table below this one</source>
        <translation>属于下方的另一张表</translation>
    </message>
</context>
<context>
    <name>ImportDone</name>
    <message>
        <source>{cases} cases and {entries} timeline entries were imported.</source>
        <translation>已导入 {cases} 个案例、{entries} 条时间线记录。</translation>
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
        <source>rows imported</source>
        <translation>行已导入</translation>
    </message>
    <message>
        <source>doubtful rows not taken</source>
        <translation>行存疑，未导入</translation>
    </message>
    <message>
        <source>rows that are there already</source>
        <translation>行已有，跳过</translation>
    </message>
    <message>
        <source>rows refused</source>
        <translation>行不能导入</translation>
    </message>
    <message>
        <source>rows left out by you</source>
        <translation>行由你排除</translation>
    </message>
    <message>
        <source>lines that are no records (totals, notes)</source>
        <translation>行不是记录（合计、说明等）</translation>
    </message>
    <message>
        <source>rows in the sheet</source>
        <translation>行，表中共计</translation>
    </message>
    <message>
        <source>{count} records were taken back.</source>
        <translation>已撤回 {count} 条记录。</translation>
    </message>
    <message>
        <source>records taken back; they are in the trash</source>
        <translation>条已撤回，可在回收站找到</translation>
    </message>
    <message>
        <source>records changed since: they stay</source>
        <translation>条之后改过，予以保留</translation>
    </message>
    <message>
        <source>Changed since the import, and therefore kept</source>
        <translation>导入后改过、因此保留的记录</translation>
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
        <source>Save refused rows…</source>
        <translation>另存未导入的行…</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>已取消：什么也没有写入。</translation>
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
    <message>
        <source>Your corrections of {when} are here again.</source>
        <translation>已恢复 {when} 所做的改正。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Show them in the table</source>
        <translation>在表格中查看</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销此次导入</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>导入其他文件…</translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>正在撤回…</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Empty sheet for collecting…</source>
        <translation>空白填报表…</translation>
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
    <message>
        <source>No record</source>
        <translation>不是记录</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Title or column names</source>
        <translation>标题或列名</translation>
    </message>
</context>
<context>
    <name>Individual</name>
    <message>
        <source>The animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>出生年份</translation>
    </message>
    <message>
        <source>Microchip</source>
        <translation>芯片号</translation>
    </message>
    <message>
        <source>Band or tag</source>
        <translation>环志号</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>识别特征</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Individual</source>
        <translation>个体</translation>
    </message>
    <message>
        <source>Individuals</source>
        <translation>个体</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Intake</source>
        <translation>入院</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>接收凭证号</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>送交人</translation>
    </message>
    <message>
        <source>Contact of the person</source>
        <translation>送交人电话</translation>
    </message>
    <message>
        <source>Address of the person</source>
        <translation>送交人地址</translation>
    </message>
    <message>
        <source>Condition on receipt</source>
        <translation>接收状况</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Weight is</source>
        <translation>体重精度</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Temperature is</source>
        <translation>体温状态</translation>
    </message>
    <message>
        <source>Body condition</source>
        <translation>营养状况</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>精神状态</translation>
    </message>
    <message>
        <source>Dehydration</source>
        <translation>脱水程度</translation>
    </message>
    <message>
        <source>Intakes</source>
        <translation>入院</translation>
    </message>
</context>
<context>
    <name>IntakeBar</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>One sighting within</source>
        <translation>同一记录：</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>Most minutes between two photos</source>
        <translation>两张照片最多相隔几分钟</translation>
    </message>
    <message>
        <source>Most metres from the first photo</source>
        <translation>离第一张照片最多几米</translation>
    </message>
    <message>
        <source>The camera&apos;s clock was wrong: correct all photos</source>
        <translation>相机时钟不准：校正全部照片</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Forget this batch; photos and saved sightings stay</source>
        <translation>放下这一批；照片和已保存的记录都还在</translation>
    </message>
    <message>
        <source>{photos} photos, {done} of {groups} sightings saved</source>
        <translation>{photos} 张照片，{groups} 条记录已保存 {done} 条</translation>
    </message>
    <message>
        <source>Track {span}</source>
        <translation>轨迹 {span}</translation>
    </message>
    <message>
        <source>{count} not read</source>
        <translation>{count} 个读不了</translation>
    </message>
    <message>
        <source>{count} left out: bring back</source>
        <translation>不用的 {count} 张：找回</translation>
    </message>
    <message>
        <source>Camera clock</source>
        <translation>相机时钟</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Reading photos…</source>
        <translation>正在读取照片…</translation>
    </message>
    <message>
        <source>A track alone is no sighting: add its photos.</source>
        <translation>只有轨迹没有照片：请把照片也加进来。</translation>
    </message>
    <message>
        <source>There are no photos in it.</source>
        <translation>里面没有照片。</translation>
    </message>
    <message>
        <source>Correct the clock</source>
        <translation>校正时钟</translation>
    </message>
    <message>
        <source>The photos could not be read.</source>
        <translation>照片没能读取。</translation>
    </message>
    <message>
        <source>{count} more were not read.</source>
        <translation>还有 {count} 个没有读取。</translation>
    </message>
    <message>
        <source>The sighting is saved with its photos.</source>
        <translation>这条记录连同照片已保存。</translation>
    </message>
    <message>
        <source>All {count} sightings are saved with their photos.</source>
        <translation>{count} 条记录连同照片已全部保存。</translation>
    </message>
    <message>
        <source>Show the records</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Put away, with {count} not saved.</source>
        <translation>已收起，还有 {count} 条没有保存。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Drop the photos of a patrol here, with its GPX track when there is one. They are put together by time and place; each group becomes a sighting that you confirm. Nothing is written before, and the files stay as they are.</source>
        <translation>把一次巡护的照片拖到这里，有 GPX 轨迹就一起拖来。照片按时间和地点归组，每组成为一条待确认的目击记录。确认之前什么也不写入，原文件保持不变。</translation>
    </message>
    <message>
        <source>A batch of {when} is unfinished: {count} sightings are still to be confirmed.</source>
        <translation>{when} 的一批照片还没做完：还有 {count} 条待确认。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>Photos become sightings</source>
        <translation>照片变成目击记录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Forgotten.</source>
        <translation>已丢弃。</translation>
    </message>
</context>
<context>
    <name>IntakePictures</name>
    <message>
        <source>This photo does not say when it was taken.</source>
        <translation>这张照片没有拍摄时间。</translation>
    </message>
    <message>
        <source>A record has this photo already.</source>
        <translation>已有记录用了这张照片。</translation>
    </message>
    <message>
        <source>No position and no time: WeChat takes both out of a photo unless “original” (原图) is chosen when it is sent.</source>
        <translation>没有位置也没有时间：微信发照片时不选“原图”，这两样都会丢掉。</translation>
    </message>
    <message>
        <source>No position: WeChat takes it out unless “original” (原图) is chosen. With the GPX track of the patrol the photo is placed by its time.</source>
        <translation>没有位置：微信发照片时不选“原图”就会丢掉。加上巡护的 GPX 轨迹，就能按时间定位。</translation>
    </message>
    <message>
        <source>No position, and the track was not recorded at that time. Is the camera&apos;s clock right?</source>
        <translation>没有位置，轨迹也不含这个时间。相机时钟准吗？</translation>
    </message>
    <message>
        <source>from the track</source>
        <translation>来自轨迹</translation>
    </message>
    <message>
        <source>looking {degrees}°</source>
        <translation>朝向 {degrees}°</translation>
    </message>
    <message>
        <source>Open that record</source>
        <translation>打开那条记录</translation>
    </message>
    <message>
        <source>This photo belongs to no sighting; its file stays as it is</source>
        <translation>这张照片不属于任何记录；文件保持不变</translation>
    </message>
    <message>
        <source>A sighting of its own from this photo on</source>
        <translation>从这张照片起另成一条记录</translation>
    </message>
    <message>
        <source>One sighting with the photos of the next one</source>
        <translation>和下一条的照片合成一条记录</translation>
    </message>
    <message>
        <source>Photos of this sighting</source>
        <translation>这条记录的照片</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Split here</source>
        <translation>从此分开</translation>
    </message>
    <message>
        <source>Join next</source>
        <translation>并入下一条</translation>
    </message>
    <message>
        <source>The photos of this sighting lie up to {metres} m apart.</source>
        <translation>这条记录的照片相距达 {metres} 米。</translation>
    </message>
</context>
<context>
    <name>KindBar</name>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>To be fixed</source>
        <translation>待改</translation>
    </message>
    <message>
        <source>{rows} rows in the sheet = {parts}</source>
        <translation>表中 {rows} 行 = {parts}</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一处问题</translation>
    </message>
    <message>
        <source>F8, or Ctrl+Down in the sheet</source>
        <translation>F8；在表格中也可按 Ctrl+↓</translation>
    </message>
</context>
<context>
    <name>KindPopup</name>
    <message>
        <source>Type to find, or press its number</source>
        <translation>输入查找，或按编号</translation>
    </message>
    <message>
        <source>↑ ↓ and Enter choose, Esc leaves</source>
        <translation>↑ ↓ 和 Enter 选择，Esc 离开</translation>
    </message>
</context>
<context>
    <name>LayerEditor</name>
    <message>
        <source>None</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Shown at zoom</source>
        <translation>显示级别</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>名称取自</translation>
    </message>
    <message>
        <source>They are</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Choose the file again…</source>
        <translation>重新选择文件…</translation>
    </message>
    <message>
        <source>Records belong to its areas</source>
        <translation>记录归入它的区域</translation>
    </message>
    <message>
        <source>Each record gets the area its position lies in, to filter and count by.</source>
        <translation>每条记录按位置归入所在区域，可用于筛选和统计。</translation>
    </message>
    <message>
        <source>Lies in the wrong place…</source>
        <translation>位置不对…</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>who made it, for the foot of the map</source>
        <translation>制作单位，显示在地图下方</translation>
    </message>
    <message>
        <source>Shown from zoom</source>
        <translation>从哪一级开始显示</translation>
    </message>
    <message>
        <source>Shown up to zoom</source>
        <translation>显示到哪一级</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>实线</translation>
    </message>
    <message>
        <source>dashed</source>
        <translation>虚线</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>点线</translation>
    </message>
    <message>
        <source>dash and dot</source>
        <translation>点划线</translation>
    </message>
</context>
<context>
    <name>LayerWork</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{name}: {done} of {count} shapes</source>
        <translation>{name}：{done} / {count} 个图形</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>The shapes of “{layer}” are gone from beside the records file.</source>
        <translation>图层“{layer}”的图形已不在记录文件旁边。</translation>
    </message>
    <message>
        <source>{file} is not there any more: choose the file where it lies now.</source>
        <translation>{file} 已不在原处：请在它现在的位置重新选择。</translation>
    </message>
    <message>
        <source>{file} is a folder: choose the .shp, .gpkg or other file within it.</source>
        <translation>{file} 是文件夹：请选择其中的 .shp、.gpkg 等文件。</translation>
    </message>
    <message>
        <source>{file} cannot be read, another program has it open or it is locked: close it there, or copy the file and add the copy.</source>
        <translation>{file} 读不了，可能被别的程序打开或锁定：请先在那边关闭，或复制一份再添加。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}): copy it to this computer and add the copy.</source>
        <translation>{file} 读不了（{reason}）：请复制到本机后再添加。</translation>
    </message>
    <message>
        <source>{file} is protected by a password: unlock it and add it then.</source>
        <translation>{file} 有密码保护：请先解除密码再添加。</translation>
    </message>
    <message>
        <source>{file} is empty (0 bytes): fetch it again.</source>
        <translation>{file} 是空文件（0 字节）：请重新获取。</translation>
    </message>
    <message>
        <source>{file} is not whole, its end is missing: copy or fetch it again.</source>
        <translation>{file} 不完整，缺少后面的部分：请重新复制或获取。</translation>
    </message>
    <message>
        <source>{file} is no layer that can be read: choose a GeoPackage, Shapefile, GeoJSON, KML or GPX file.</source>
        <translation>{file} 不是能读的图层：请选择 GeoPackage、Shapefile、GeoJSON、KML 或 GPX 文件。</translation>
    </message>
    <message>
        <source>{file} is a picture, not shapes: add it as a layer of pictures.</source>
        <translation>{file} 是图像，不是矢量图形：请作为影像图层添加。</translation>
    </message>
    <message>
        <source>In {file} is no layer: the archive must hold a Shapefile or another layer.</source>
        <translation>{file} 里没有图层：压缩包里应有 Shapefile 或其他图层。</translation>
    </message>
    <message>
        <source>{file} unpacks to more than 4 GB: unpack it yourself and add the files singly.</source>
        <translation>{file} 解压后超过 4 GB：请自行解压，再逐个添加。</translation>
    </message>
    <message>
        <source>{file} is too large for its format: save it as a GeoPackage and add that.</source>
        <translation>{file} 对这种格式来说太大：请另存为 GeoPackage 再添加。</translation>
    </message>
    <message>
        <source>{file} has tables but no shapes: choose a file with points, lines or areas.</source>
        <translation>{file} 里只有表格没有图形：请选择含点、线或面的文件。</translation>
    </message>
    <message>
        <source>None of the shapes in {file} lies on the Earth: its coordinate system is not the one it names.</source>
        <translation>{file} 里没有一个图形落在地球上：它写的坐标系不对。</translation>
    </message>
    <message>
        <source>Nobody knows the coordinate system that {file} names: say which one it is.</source>
        <translation>认不出 {file} 写的坐标系：请指明是哪一种。</translation>
    </message>
    <message>
        <source>{file} needs more memory than there is: cut the layer to your area and add that.</source>
        <translation>{file} 需要的内存超过本机：请裁剪到本地范围再添加。</translation>
    </message>
    <message>
        <source>The disk is full, {file} was not added: free some space and add it again.</source>
        <translation>磁盘已满，{file} 没有添加：请腾出空间后再添加。</translation>
    </message>
    <message>
        <source>Reading {file} takes too long and was stopped: save it as a GeoPackage first.</source>
        <translation>读取 {file} 太久，已停止：请先另存为 GeoPackage。</translation>
    </message>
    <message>
        <source>{file} could not be read to its end, it is damaged or too large: open it in a GIS program and save it as a GeoPackage.</source>
        <translation>{file} 没能读完，文件已损坏或太大：请用 GIS 软件打开并另存为 GeoPackage。</translation>
    </message>
    <message>
        <source>{file} is damaged or not what its name says: fetch it again, or open it in a GIS program and save it as a GeoPackage.</source>
        <translation>{file} 已损坏，或内容与扩展名不符：请重新获取，或用 GIS 软件打开并另存为 GeoPackage。</translation>
    </message>
    <message>
        <source>{file} could not be opened, the computer refused to start the reader ({reason}): close other programs and try again.</source>
        <translation>{file} 打不开，电脑没能启动读取程序（{reason}）：请关掉其他程序再试。</translation>
    </message>
    <message>
        <source>Nothing can be written in {file}: the layer was not added. Keep the records file in a folder where you may write.</source>
        <translation>{file} 里不能写入，图层没有添加：请把记录文件放在可以写入的文件夹里。</translation>
    </message>
    <message>
        <source>WGS 84 or CGCS2000 (degrees)</source>
        <translation>WGS 84 或 CGCS2000（经纬度）</translation>
    </message>
    <message>
        <source>GCJ-02, of Amap or Tencent (degrees)</source>
        <translation>GCJ-02，高德、腾讯（经纬度）</translation>
    </message>
    <message>
        <source>BD-09, of Baidu (degrees)</source>
        <translation>BD-09，百度（经纬度）</translation>
    </message>
    <message>
        <source>Beijing 54 (degrees)</source>
        <translation>北京 54（经纬度）</translation>
    </message>
    <message>
        <source>Xi&apos;an 80 (degrees)</source>
        <translation>西安 80（经纬度）</translation>
    </message>
    <message>
        <source>CGCS2000, {width}-degree grid, {zone}</source>
        <translation>CGCS2000，{width} 度带，{zone}</translation>
    </message>
    <message>
        <source>Xi&apos;an 80, {width}-degree grid, {zone}</source>
        <translation>西安 80，{width} 度带，{zone}</translation>
    </message>
    <message>
        <source>Beijing 54, {width}-degree grid, {zone}</source>
        <translation>北京 54，{width} 度带，{zone}</translation>
    </message>
    <message>
        <source>zone {zone}</source>
        <translation>第 {zone} 带</translation>
    </message>
    <message>
        <source>meridian {degrees}° E</source>
        <translation>中央经线 {degrees}°</translation>
    </message>
    <message>
        <source>UTM zone {zone} (WGS 84)</source>
        <translation>UTM 第 {zone} 带（WGS 84）</translation>
    </message>
    <message>
        <source>Web Mercator (EPSG:3857)</source>
        <translation>网络墨卡托（EPSG:3857）</translation>
    </message>
    <message>
        <source>Layers are kept beside the records file, and these records are on a server.</source>
        <translation>图层存放在记录文件旁边，而这份记录在服务器上。</translation>
    </message>
    <message>
        <source>zones</source>
        <translation>功能分区</translation>
    </message>
    <message>
        <source>grid cells</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>townships</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>other areas</source>
        <translation>其他区域</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} 个点</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} 条线</translation>
    </message>
    <message>
        <source>{count} areas</source>
        <translation>{count} 个面</translation>
    </message>
    <message>
        <source>{count} crossed themselves and were mended.</source>
        <translation>{count} 个自相交，已修正。</translation>
    </message>
    <message>
        <source>{count} have no shape.</source>
        <translation>{count} 个没有图形。</translation>
    </message>
    <message>
        <source>{count} lie nowhere on Earth and were left out.</source>
        <translation>{count} 个坐标不在地球上，已略去。</translation>
    </message>
    <message>
        <source>{count} were cut at the date line.</source>
        <translation>{count} 个在日期变更线处切开。</translation>
    </message>
    <message>
        <source>The area of this map layer in which the position lies, worked out by Snowtrack.</source>
        <translation>位置所在的该图层区域，由雪迹算出。</translation>
    </message>
</context>
<context>
    <name>LayersControl</name>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 项</translation>
    </message>
</context>
<context>
    <name>LayersDoor</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>The office&apos;s own layers, and the parts of the map</source>
        <translation>本单位的图层，以及底图的各部分</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>&amp;Add layer…</source>
        <translation>添加图层(&amp;A)…</translation>
    </message>
    <message>
        <source>Shipped map</source>
        <translation>自带底图</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>界线</translation>
    </message>
    <message>
        <source>Lakes and rivers</source>
        <translation>湖泊与河流</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>“{layer}” is off the map.</source>
        <translation>图层“{layer}”已移除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last change of a layer</source>
        <translation>撤销图层的上一次改动</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>缩放到整个图层</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>重命名（F2）</translation>
    </message>
    <message>
        <source>Take off the map (Del)</source>
        <translation>从地图移除（Del）</translation>
    </message>
    <message>
        <source>No layers yet. Add the zones of a park, a grid or the borders of townships: drop the file on the map or choose it here: GeoPackage, Shapefile, GeoJSON, KML, GPX; aerial pictures and elevation (GeoTIFF), MBTiles and PMTiles; or a map of a server.</source>
        <translation>还没有图层。可以添加园区分区、网格或乡镇边界：把文件拖到地图上，或在这里选择。支持 GeoPackage、Shapefile、GeoJSON、KML、GPX；航拍影像和高程（GeoTIFF）、MBTiles、PMTiles；还可以添加网络地图。</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>救护编号</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>接收日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Scientific name</source>
        <translation>学名</translation>
    </message>
    <message>
        <source>Protection class</source>
        <translation>保护级别</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Age class</source>
        <translation>年龄段</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>发现地点</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>发现人</translation>
    </message>
    <message>
        <source>Finder&apos;s contact</source>
        <translation>发现人电话</translation>
    </message>
    <message>
        <source>Finder&apos;s village</source>
        <translation>发现人所在村</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>送交人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Reported by way of</source>
        <translation>报告方式</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>救护原因</translation>
    </message>
    <message>
        <source>Condition on receipt</source>
        <translation>接收状况</translation>
    </message>
    <message>
        <source>Weight (kg)</source>
        <translation>体重(kg)</translation>
    </message>
    <message>
        <source>Weight is</source>
        <translation>体重精度</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>接收凭证号</translation>
    </message>
    <message>
        <source>Measures taken</source>
        <translation>救治措施</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处置结果</translation>
    </message>
    <message>
        <source>Outcome on</source>
        <translation>结果日期</translation>
    </message>
    <message>
        <source>Released or taken to</source>
        <translation>放归地或去向</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>about {date}</source>
        <translation>约 {date}</translation>
    </message>
    <message>
        <source>by {date}</source>
        <translation>不晚于 {date}</translation>
    </message>
    <message>
        <source>{cause} (suspected)</source>
        <translation>{cause}（疑似）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Not under national protection</source>
        <translation>非国家重点保护</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
</context>
<context>
    <name>LedgerPopup</name>
    <message>
        <source>Name of the office on the paper</source>
        <translation>文书上的单位名称</translation>
    </message>
    <message>
        <source>Ledger as PDF…</source>
        <translation>台账 PDF…</translation>
    </message>
    <message>
        <source>Ledger as workbook…</source>
        <translation>台账 Excel…</translation>
    </message>
    <message>
        <source>Report with figures…</source>
        <translation>统计报表…</translation>
    </message>
    <message>
        <source>All days. Choose others with the dates of the filter.</source>
        <translation>全部日期。可用筛选中的日期另选。</translation>
    </message>
    <message>
        <source>{since} to {until}, as in the filter</source>
        <translation>{since} 至 {until}，与筛选相同</translation>
    </message>
    <message>
        <source>Rescue ledger</source>
        <translation>救护台账</translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>保存文书</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Rescue report</source>
        <translation>救护报表</translation>
    </message>
</context>
<context>
    <name>LineDeeds</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Copy as new</source>
        <translation>复制为新记事</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Voided: {entry}. It stays in the file.</source>
        <translation>已作废：{entry}。仍保留在文件中。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>same microchip</source>
        <translation>芯片号相同</translation>
    </message>
    <message>
        <source>same band or tag</source>
        <translation>环志号相同</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>名字相同</translation>
    </message>
</context>
<context>
    <name>LinkEditor</name>
    <message>
        <source>A record that is not in this file</source>
        <translation>不在本文件中的记录</translation>
    </message>
    <message>
        <source>New individual of this record</source>
        <translation>以此记录新建个体</translation>
    </message>
    <message>
        <source>The linked record is voided.</source>
        <translation>关联的记录已作废。</translation>
    </message>
    <message>
        <source>It may be in another office&apos;s file.</source>
        <translation>可能在其他单位的文件中。</translation>
    </message>
    <message>
        <source>Perhaps the same animal: {name} ({why}). Press Down to choose it.</source>
        <translation>可能是同一个体：{name}（{why}）。按向下键选择。</translation>
    </message>
    <message>
        <source>Number, name or date</source>
        <translation>编号、名字或日期</translation>
    </message>
    <message>
        <source>Open the linked record</source>
        <translation>打开关联的记录</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>取消关联</translation>
    </message>
</context>
<context>
    <name>LinkNames</name>
    <message>
        <source>not in this file</source>
        <translation>不在本文件中</translation>
    </message>
    <message>
        <source>{name} (voided)</source>
        <translation>{name}（已作废）</translation>
    </message>
</context>
<context>
    <name>LockBanner</name>
    <message>
        <source>Closed on {date}: the case is locked.</source>
        <translation>已于 {date} 结案，案例已锁定。</translation>
    </message>
    <message>
        <source>Checks after the release can be added.</source>
        <translation>仍可添加放归监测。</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重开…</translation>
    </message>
    <message>
        <source>Its daily care goes on.</source>
        <translation>日常照料继续记录。</translation>
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
    <message>
        <source>This record has changes that are not saved: save it or take them back.</source>
        <translation>此记录有未保存的修改：请保存或放弃。</translation>
    </message>
    <message>
        <source>Photo intake</source>
        <translation>照片收件箱</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Likely doubles</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>{count} more.</source>
        <translation>另有 {count} 条。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>打印（Ctrl+P）</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
</context>
<context>
    <name>MakingBar</name>
    <message>
        <source>Making the report…</source>
        <translation>正在生成报表……</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Make the report…</source>
        <translation>生成报表(&amp;M)…</translation>
    </message>
    <message>
        <source>Figures as PDF…</source>
        <translation>指标存为 PDF…</translation>
    </message>
</context>
<context>
    <name>MapKinds</name>
    <message>
        <source>Sightings</source>
        <translation>目击记录</translation>
    </message>
    <message>
        <source>Rescue cases</source>
        <translation>救护案例</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>Places of the office</source>
        <translation>本单位地点</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处置结果</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>Other species</source>
        <translation>其他物种</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Species not named</source>
        <translation>未填物种</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation>无处置结果</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>无状态</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不详</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Click the place on the map. Esc goes back without it.</source>
        <translation>请在地图上单击位置，按 Esc 返回。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>MapSheet</name>
    <message>
        <source>Shows exact places of sensitive species ({species}): not for publication</source>
        <translation>含敏感物种（{species}）的准确位置，请勿公开</translation>
    </message>
    <message>
        <source>Shows exact places of sensitive species ({species} …): not for publication</source>
        <translation>含敏感物种（{species}等）的准确位置，请勿公开</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>since {since}</source>
        <translation>{since} 起</translation>
    </message>
    <message>
        <source>until {until}</source>
        <translation>截至 {until}</translation>
    </message>
    <message>
        <source>1 : {ratio} at {latitude}° N · WGS 84</source>
        <translation>1 : {ratio}（北纬 {latitude}°处）· WGS 84</translation>
    </message>
    <message>
        <source>Mercator projection</source>
        <translation>墨卡托投影</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
</context>
<context>
    <name>MapSide</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>{km2} km² = {ha} ha = {mu} mu</source>
        <translation>{km2} 平方公里 = {ha} 公顷 = {mu} 亩</translation>
    </message>
    <message>
        <source>N NE E SE S SW W NW</source>
        <translation>北 东北 东 东南 南 西南 西 西北</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Opening the map…</source>
        <translation>正在打开地图…</translation>
    </message>
    <message>
        <source>The map cannot be shown</source>
        <translation>地图无法显示</translation>
    </message>
    <message>
        <source>The part of the program that draws it did not start. Records, table and charts work as always.</source>
        <translation>绘制地图的部分没有启动。记录、表格和图表照常可用。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Map: arrow keys move it, N and P step through the marks, Enter opens</source>
        <translation>地图：方向键移动，N、P 逐个查看标记，Enter 打开</translation>
    </message>
    <message>
        <source>Closer (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Further away (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>Whole area (Home)</source>
        <translation>全部范围（Home）</translation>
    </message>
    <message>
        <source>Click the place. Enter takes the centre, Esc leaves.</source>
        <translation>请单击位置。Enter 取地图中心，Esc 退出。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Boundaries: Tianditu · Names: GeoNames (CC BY) · Water: GSHHG, Natural Earth</source>
        <translation>界线：天地图 · 地名：GeoNames (CC BY) · 水系：GSHHG、Natural Earth</translation>
    </message>
    <message>
        <source>Do not draw these (Shift: only these)</source>
        <translation>不显示这些（按住 Shift：只显示这些）</translation>
    </message>
    <message>
        <source>Draw these again</source>
        <translation>重新显示这些</translation>
    </message>
    <message>
        <source>The program ended the last time the map was opened, so it was not opened by itself now. Records, table and charts work as always.</source>
        <translation>上次打开地图时程序意外退出，所以这次没有自动打开。记录、表格和图表照常可用。</translation>
    </message>
</context>
<context>
    <name>MapWork</name>
    <message>
        <source>{place} has no coordinates yet: nobody has set where it is.</source>
        <translation>{place}还没有坐标：没有人标出过它的位置。</translation>
    </message>
    <message>
        <source>Set it on the map</source>
        <translation>在地图上标出</translation>
    </message>
    <message>
        <source>{place} is on the map now. Ctrl+Z takes it back.</source>
        <translation>{place}已标在地图上。按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Coordinates as</source>
        <translation>坐标写法</translation>
    </message>
    <message>
        <source>Names on the map</source>
        <translation>图上地名</translation>
    </message>
    <message>
        <source>As the program&apos;s language</source>
        <translation>随界面语言</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Chinese and Tibetan</source>
        <translation>中文和藏文</translation>
    </message>
    <message>
        <source>Latin letters</source>
        <translation>拉丁字母</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure distance and area (M)</source>
        <translation>测量距离和面积（M）</translation>
    </message>
    <message>
        <source>Grid of degrees (G)</source>
        <translation>经纬网（G）</translation>
    </message>
    <message>
        <source>Form of coordinates, script of names</source>
        <translation>坐标写法、地名文字</translation>
    </message>
    <message>
        <source>The map is on the clipboard</source>
        <translation>地图已复制到剪贴板</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the map, or save it as PDF or picture (Ctrl+P)</source>
        <translation>打印地图，或存为 PDF、图片（Ctrl+P）</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>Copied: {figure}</source>
        <translation>已复制：{figure}</translation>
    </message>
    <message>
        <source>{areas} · around it {length}</source>
        <translation>{areas} · 周长 {length}</translation>
    </message>
    <message>
        <source>The sides cross: set the corners one after the other around the area</source>
        <translation>边线相交了：请沿边界依次点各个角</translation>
    </message>
    <message>
        <source>Click the corners of the area, double click ends. Enter: at the cross</source>
        <translation>依次点击各个角，双击结束；回车取十字处</translation>
    </message>
    <message>
        <source>Click along the way, double click ends. Enter: at the cross</source>
        <translation>沿路线点击，双击结束；回车取十字处</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>One of the two records was voided or changed meanwhile: look at them again.</source>
        <translation>两条记录之一已被作废或修改：请重新查看。</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Counted from the day of the message, {date}.</source>
        <translation>从消息日期 {date} 推算。</translation>
    </message>
    <message>
        <source>The day the message was sent.</source>
        <translation>消息发送的日期。</translation>
    </message>
    <message>
        <source>Several are named: choose one.</source>
        <translation>提到了几个：请选择。</translation>
    </message>
    <message>
        <source>Because it was pasted as a message.</source>
        <translation>因为是粘贴的消息。</translation>
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
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Young</source>
        <translation>幼体</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发送人</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>海拔</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message>
        <source>by</source>
        <translation>不晚于</translation>
    </message>
    <message>
        <source>The whole message</source>
        <translation>消息全文</translation>
    </message>
    <message>
        <source>from {datum}, moved {metres} m</source>
        <translation>由 {datum} 转换，移动 {metres} 米</translation>
    </message>
    <message>
        <source>Only about then: the form takes an exact time.</source>
        <translation>只是大约：表单记录的是准确时间。</translation>
    </message>
    <message>
        <source>Taken as the last such day before the message.</source>
        <translation>按消息之前最近的这一天理解。</translation>
    </message>
    <message>
        <source>It may be a number and not a date.</source>
        <translation>也可能是数字而不是日期。</translation>
    </message>
    <message>
        <source>The time the message was sent.</source>
        <translation>消息发送的时间。</translation>
    </message>
    <message>
        <source>The message may say that it was not seen.</source>
        <translation>消息可能是说没有看到。</translation>
    </message>
    <message>
        <source>Counted from today, {date}: the message does not say when it was sent.</source>
        <translation>从今天 {date} 推算：消息没有写发送时间。</translation>
    </message>
</context>
<context>
    <name>MessageIntake</name>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>剪贴板上没有文字</translation>
    </message>
    <message>
        <source>It holds a picture or files: those go to the photos below the form. Copy the words of the message, then press Ctrl+V here.</source>
        <translation>剪贴板上是图片或文件：请放到表单下方的照片处。请复制消息文字，再在这里按 Ctrl+V。</translation>
    </message>
    <message>
        <source>The message could not be read</source>
        <translation>无法读取消息</translation>
    </message>
    <message>
        <source>It can still be typed into the form, or pasted into its notes.</source>
        <translation>仍可在表单中填写，或粘贴到备注。</translation>
    </message>
    <message>
        <source>Record {at} of {count} of the message.</source>
        <translation>消息中的第 {at} 条，共 {count} 条。</translation>
    </message>
    <message>
        <source>Kept as it stood in the form: {fields}.</source>
        <translation>表单中原有内容保持不变：{fields}。</translation>
    </message>
    <message>
        <source>The message tells of more: {count}.</source>
        <translation>消息中还有 {count} 条。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>Paste a message   {keys}</source>
        <translation>粘贴消息   {keys}</translation>
    </message>
    <message>
        <source>Paste a message</source>
        <translation>粘贴消息</translation>
    </message>
</context>
<context>
    <name>MessagePanel</name>
    <message>
        <source>Paste a message</source>
        <translation>粘贴消息</translation>
    </message>
    <message>
        <source>Copy a message in WeChat, then press Ctrl+V here.</source>
        <translation>在微信中复制消息，再在这里按 Ctrl+V。</translation>
    </message>
    <message>
        <source>{species}: {number}</source>
        <translation>{species}：{number}</translation>
    </message>
    <message>
        <source>{count} of {all} go into the form</source>
        <translation>{all} 项中有 {count} 项填入表单</translation>
    </message>
    <message>
        <source>This is a long text: only its first {count} characters were read.</source>
        <translation>文字很长：只读取了前 {count} 个字。</translation>
    </message>
    <message>
        <source>Nothing was found in it that this form could take.</source>
        <translation>其中没有可填入此表单的内容。</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Cancel   Esc</source>
        <translation>取消   Esc</translation>
    </message>
    <message>
        <source>Fill the form   Enter</source>
        <translation>填入表单   Enter</translation>
    </message>
    <message>
        <source>It names very many: only the first {count} of a kind are offered.</source>
        <translation>提到的太多：每类只列出前 {count} 项。</translation>
    </message>
    <message>
        <source>↑ ↓ go, Space ticks, ← → choose, Ctrl+A ticks all</source>
        <translation>↑ ↓ 移动，空格勾选，← → 选择，Ctrl+A 全部勾选</translation>
    </message>
</context>
<context>
    <name>Milestone</name>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
</context>
<context>
    <name>MiniMap</name>
    <message>
        <source>Map with the position</source>
        <translation>位置小地图</translation>
    </message>
    <message>
        <source>Click to set the position, drag to move, turn the wheel to zoom</source>
        <translation>单击定位，拖动移动，滚轮缩放</translation>
    </message>
</context>
<context>
    <name>MissingCard</name>
    <message>
        <source>Which column is {field}?</source>
        <translation>哪一列是“{field}”？</translation>
    </message>
    <message>
        <source>Every record needs it</source>
        <translation>每条记录都要有</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This file is read-only: nothing can be moved in it.</source>
        <translation>这个文件是只读的，不能移动位置。</translation>
    </message>
    <message>
        <source>Drag the pin, click the new place or use the arrow keys</source>
        <translation>拖动图钉、点击新位置，或用方向键移动</translation>
    </message>
    <message>
        <source>Moved {distance} to the {direction}</source>
        <translation>向{direction}移动 {distance}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Move it all the same</source>
        <translation>仍然移动</translation>
    </message>
    <message>
        <source>Moved {distance}. Ctrl+Z takes it back.</source>
        <translation>已移动 {distance}。按 Ctrl+Z 撤销。</translation>
    </message>
</context>
<context>
    <name>NearStrip</name>
    <message>
        <source>1 record like this:</source>
        <translation>有 1 条相似记录：</translation>
    </message>
    <message>
        <source>{count} records like this:</source>
        <translation>有 {count} 条相似记录：</translation>
    </message>
    <message>
        <source>{count} records like this, the nearest:</source>
        <translation>有 {count} 条相似记录，最近的：</translation>
    </message>
    <message>
        <source>Open {record}</source>
        <translation>打开 {record}</translation>
    </message>
</context>
<context>
    <name>NetworkMark</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Pictures are fetched from the network for: {layers}</source>
        <translation>正在从网络获取图片：{layers}</translation>
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
    <name>OfferRow</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>One record for each</source>
        <translation>各记一条</translation>
    </message>
    <message>
        <source>{count} readings</source>
        <translation>{count} 种读法</translation>
    </message>
</context>
<context>
    <name>Online</name>
    <message>
        <source>{server} does not accept the key: check it, and for what use it was given.</source>
        <translation>{server} 不接受这个密钥：请检查密钥及其申请用途。</translation>
    </message>
    <message>
        <source>{server} refuses this map ({status}).</source>
        <translation>{server} 拒绝提供这个地图（{status}）。</translation>
    </message>
    <message>
        <source>{server} answers with something that is no picture: check the address, or sign in to the network first.</source>
        <translation>{server} 返回的不是图片：请检查地址，或先登录网络。</translation>
    </message>
    <message>
        <source>{server} is busy or the day&apos;s allowance is used up; it is asked again later.</source>
        <translation>{server} 正忙，或今天的用量已用完；稍后会再试。</translation>
    </message>
    <message>
        <source>{server} cannot be reached: only what was looked at before is shown.</source>
        <translation>连不上 {server}：只显示以前看过的部分。</translation>
    </message>
    <message>
        <source>{server} has no map at this address.</source>
        <translation>{server} 在这个地址没有地图。</translation>
    </message>
    <message>
        <source>A map address begins with https:// or http://.</source>
        <translation>地图地址以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>This address does not answer with a list of maps (WMTS): check it.</source>
        <translation>这个地址没有返回地图列表（WMTS）：请检查。</translation>
    </message>
    <message>
        <source>This server offers no map as pictures on a grid that is known here (Web Mercator or degrees).</source>
        <translation>这个服务器没有可用的图片地图（Web 墨卡托或经纬度格网）。</translation>
    </message>
    <message>
        <source>The address names no server (https://server/…), or a user in front of it.</source>
        <translation>地址里没有服务器（https://服务器/…），或者前面带了用户名。</translation>
    </message>
    <message>
        <source>“{{{name}}}” in the address means nothing here: {{z}}, {{x}}, {{y}}, {{-y}}, {{s}} and {{key}} do.</source>
        <translation>地址里的“{{{name}}}”无法识别：可用 {{z}}、{{x}}、{{y}}、{{-y}}、{{s}} 和 {{key}}。</translation>
    </message>
    <message>
        <source>The address must say where zoom, column and row go: {{z}}, {{x}} and {{y}}.</source>
        <translation>地址里必须写明级别、列和行的位置：{{z}}、{{x}} 和 {{y}}。</translation>
    </message>
    <message>
        <source>Needs the office&apos;s own key (free, from console.tianditu.gov.cn, kind “server side”). What was looked at stays readable here for 30 days; nothing is fetched in advance.</source>
        <translation>需要单位自己的密钥（在 console.tianditu.gov.cn 免费申请，类型选“服务器端”）。看过的图在本机保留 30 天，不会提前下载。</translation>
    </message>
    <message>
        <source>Tianditu: satellite picture</source>
        <translation>天地图：卫星影像</translation>
    </message>
    <message>
        <source>Tianditu: map</source>
        <translation>天地图：矢量地图</translation>
    </message>
    <message>
        <source>Tianditu: terrain</source>
        <translation>天地图：地形晕渲</translation>
    </message>
    <message>
        <source>OpenStreetMap</source>
        <translation>OpenStreetMap</translation>
    </message>
    <message>
        <source>Run by volunteers: two requests at a time, what was looked at is kept for 30 days as its rules ask, nothing is fetched in advance.</source>
        <translation>由志愿者维护：同时只发两个请求，看过的图按其规定保留 30 天，不会提前下载。</translation>
    </message>
    <message>
        <source>{server} cannot prove who it is: is the clock of this computer right?</source>
        <translation>{server} 的证书无法验证：这台电脑的时钟准吗？</translation>
    </message>
    <message>
        <source>{server} answered, but not with a map of this area at zoom {zoom}.</source>
        <translation>{server} 有回应，但在 {zoom} 级没有这一带的地图。</translation>
    </message>
    <message>
        <source>Enter the office&apos;s key first.</source>
        <translation>请先填写单位的密钥。</translation>
    </message>
</context>
<context>
    <name>OnlineForm</name>
    <message>
        <source>Asking the server for one picture…</source>
        <translation>正在向服务器取一张图…</translation>
    </message>
    <message>
        <source>A map of a server. It is asked only while its layer is shown.</source>
        <translation>网络上的地图。只有显示这个图层时才会联网。</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>An address of tiles with {z}, {x} and {y}, or of a WMTS service.</source>
        <translation>含 {z}、{x}、{y} 的瓦片地址，或 WMTS 服务的地址。</translation>
    </message>
    <message>
        <source>GCJ-02 (map apps in China)</source>
        <translation>GCJ-02（国内地图软件）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>Keep what was looked at, for places without a network</source>
        <translation>保留看过的图，供没有网络时使用</translation>
    </message>
    <message>
        <source>Read the terms of the server: whether it may be used so, and kept.</source>
        <translation>请先看服务条款：是否允许这样使用和保留。</translation>
    </message>
    <message>
        <source>Show its maps</source>
        <translation>列出地图</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Outcome</source>
        <translation>结局</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>Death</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Kept or taken at</source>
        <translation>去向单位</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>同伴</translation>
    </message>
    <message>
        <source>Why not releasable</source>
        <translation>不能放归原因</translation>
    </message>
    <message>
        <source>Their case number</source>
        <translation>对方案例号</translation>
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
        <source>Position as received</source>
        <translation>原始坐标</translation>
    </message>
    <message>
        <source>Datum as received</source>
        <translation>原始坐标系</translation>
    </message>
    <message>
        <source>Release place</source>
        <translation>放归地点</translation>
    </message>
    <message>
        <source>Release place in words</source>
        <translation>放归小地名</translation>
    </message>
    <message>
        <source>Way of release</source>
        <translation>放归方式</translation>
    </message>
    <message>
        <source>Collar or tag</source>
        <translation>项圈或标记</translation>
    </message>
    <message>
        <source>First check on</source>
        <translation>首次回访日期</translation>
    </message>
    <message>
        <source>Cause of death</source>
        <translation>死亡原因</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>死亡时段</translation>
    </message>
    <message>
        <source>Necropsy</source>
        <translation>剖检</translation>
    </message>
    <message>
        <source>Necropsy findings</source>
        <translation>剖检所见</translation>
    </message>
    <message>
        <source>Remains</source>
        <translation>遗体处理</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结局</translation>
    </message>
</context>
<context>
    <name>OwnerPhotos</name>
    <message>
        <source>The photos of this record could not be read.</source>
        <translation>无法读取这条记录的照片。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>No photo was added.</source>
        <translation>没有添加照片。</translation>
    </message>
    <message>
        <source>One more file was not added.</source>
        <translation>另有 1 个文件没有添加。</translation>
    </message>
    <message>
        <source>{count} more files were not added.</source>
        <translation>另有 {count} 个文件没有添加。</translation>
    </message>
    <message>
        <source>{name} is among the photos already.</source>
        <translation>{name} 已经在照片里了。</translation>
    </message>
    <message>
        <source>{count} files are among the photos already.</source>
        <translation>{count} 个文件已经在照片里了。</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>已移除 {name}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>PairsModel</name>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>另一条</translation>
    </message>
</context>
<context>
    <name>PanelPhotos</name>
    <message>
        <source>The photos could not be read.</source>
        <translation>照片没能读取。</translation>
    </message>
    <message>
        <source>{name} is with another record already.</source>
        <translation>{name} 已在另一条记录里。</translation>
    </message>
    <message>
        <source>Open that record</source>
        <translation>打开那条记录</translation>
    </message>
    <message>
        <source>No position in it: WeChat takes it out of a photo unless “original” (原图) is chosen when it is sent.</source>
        <translation>照片里没有位置：微信发照片时不选“原图”就会丢掉。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>From {name}: {fields}.</source>
        <translation>来自 {name}：{fields}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The photos of {when} are unfinished: {count} to be confirmed.</source>
        <translation>{when} 的照片还没做完：{count} 条待确认。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>These photos were taken up to {km} km apart; the position is that of {name}. The photo intake makes a sighting of each place.</source>
        <translation>这些照片的拍摄地相距达 {km} 公里；位置取自 {name}。照片收件箱会按地点分成几条记录。</translation>
    </message>
    <message>
        <source>Photo intake</source>
        <translation>照片收件箱</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Wildlife rescue ledger</source>
        <translation>野生动物救护台账</translation>
    </message>
    <message>
        <source>No animal was received in this period.</source>
        <translation>本期没有接收动物。</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Compiled by</source>
        <translation>制表人</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>(stamp of the office)</source>
        <translation>（单位盖章）</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>since {since}</source>
        <translation>{since} 起</translation>
    </message>
    <message>
        <source>until {until}</source>
        <translation>至 {until}</translation>
    </message>
    <message>
        <source>all years</source>
        <translation>全部年份</translation>
    </message>
    <message>
        <source>By outcome</source>
        <translation>按处置结果</translation>
    </message>
    <message>
        <source>By protection class</source>
        <translation>按保护级别</translation>
    </message>
    <message>
        <source>Totals by</source>
        <translation>合计依据</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案例数</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>只数</translation>
    </message>
    <message>
        <source>{program} · printed {moment}</source>
        <translation>{program} · 打印于 {moment}</translation>
    </message>
    <message>
        <source>Page {number} of {total}</source>
        <translation>第 {number} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>This rescue case is not in the records file any more.</source>
        <translation>记录文件里已经没有这个救护案例。</translation>
    </message>
    <message>
        <source>Case {number} has neither an intake nor a transport leg yet: record one of them, then print the receipt.</source>
        <translation>案例 {number} 还没有入院或转运记录：请先记录其中一项，再打印凭证。</translation>
    </message>
    <message>
        <source>Receipt for a wild animal taken into care</source>
        <translation>野生动物接收凭证</translation>
    </message>
    <message>
        <source>Copy for the person who handed the animal over</source>
        <translation>送交人留存联</translation>
    </message>
    <message>
        <source>Copy for the office</source>
        <translation>接收单位留存联</translation>
    </message>
    <message>
        <source>cut here</source>
        <translation>沿此线裁开</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Protection class</source>
        <translation>保护级别</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Sex, age</source>
        <translation>性别、年龄</translation>
    </message>
    <message>
        <source>Condition on receipt</source>
        <translation>接收状况</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Microchip, band</source>
        <translation>芯片、环志</translation>
    </message>
    <message>
        <source>Found on</source>
        <translation>发现日期</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>救护原因</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>发现地点</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>送交人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>救护编号</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>编号 {number}</translation>
    </message>
    <message>
        <source>The animal described above was received from the person named above.</source>
        <translation>兹收到上述人员送交的上述野生动物。</translation>
    </message>
    <message>
        <source>The folder of {file} is not there: choose another place.</source>
        <translation>{file} 所在的文件夹不存在：请另选位置。</translation>
    </message>
    <message>
        <source>{file} is a folder: choose another name.</source>
        <translation>{file} 是文件夹：请另取名称。</translation>
    </message>
    <message>
        <source>{file} cannot be written: if it is open in another program, close it there, else choose another name or folder.</source>
        <translation>无法写入 {file}：如已在其他程序中打开，请先关闭，否则请另选名称或文件夹。</translation>
    </message>
    <message>
        <source>The disk is full, {file} was not written: free some space or choose another disk.</source>
        <translation>磁盘已满，{file} 未写入：请腾出空间或另选磁盘。</translation>
    </message>
    <message>
        <source>Position (WGS 84)</source>
        <translation>位置（WGS 84）</translation>
    </message>
    <message>
        <source>From, position (WGS 84)</source>
        <translation>出发地位置（WGS 84）</translation>
    </message>
    <message>
        <source>To, position (WGS 84)</source>
        <translation>目的地位置（WGS 84）</translation>
    </message>
    <message>
        <source>Wildlife rescue file</source>
        <translation>野生动物救护档案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Origin of the name</source>
        <translation>名字由来</translation>
    </message>
    <message>
        <source>Microchip</source>
        <translation>芯片号</translation>
    </message>
    <message>
        <source>Band or tag</source>
        <translation>环志号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>{date} 起</translation>
    </message>
    <message>
        <source>Days in care</source>
        <translation>在护天数</translation>
    </message>
    <message>
        <source>first {weight} kg</source>
        <translation>初始 {weight} kg</translation>
    </message>
    <message>
        <source>Latest weight</source>
        <translation>最近体重</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>转运</translation>
    </message>
    <message>
        <source>Next vaccination due</source>
        <translation>下次疫苗</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>From</source>
        <translation>出发地</translation>
    </message>
    <message>
        <source>To</source>
        <translation>目的地</translation>
    </message>
    <message>
        <source>Departed</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Driver, escorts</source>
        <translation>驾驶员、护送人员</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>接收凭证号</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>{count} more milestones and treatments stand in the timeline.</source>
        <translation>另有 {count} 项里程碑和治疗见经过。</translation>
    </message>
    <message>
        <source>kg · milestones above, treatments below</source>
        <translation>kg · 上为里程碑，下为治疗</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>{days} days overdue</source>
        <translation>已过 {days} 天</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} 张照片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo {number}</source>
        <translation>照片 {number}</translation>
    </message>
    <message>
        <source>The picture {file} is not there or cannot be shown.</source>
        <translation>照片 {file} 不存在或无法显示。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <source>Done by: {name}</source>
        <translation>经办人：{name}</translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation>来源：{name}</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Handed over (signature)</source>
        <translation>送交人（签字）</translation>
    </message>
    <message>
        <source>Received (signature)</source>
        <translation>接收人（签字）</translation>
    </message>
    <message>
        <source>Day and hour received</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>The list has {count} records, more than a paper can hold ({most}): narrow the filter, or export them as a workbook.</source>
        <translation>列表有 {count} 条，超过一份打印件能放下的 {most} 条：请缩小筛选范围，或导出为工作簿。</translation>
    </message>
    <message>
        <source>No record fits this filter.</source>
        <translation>没有符合筛选的记录。</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 条</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>共 {count} 条</translation>
    </message>
    <message>
        <source>{count} animals</source>
        <translation>共 {count} 只</translation>
    </message>
    <message>
        <source>The record is not in this file any more: choose another one and print it again.</source>
        <translation>这个文件里已没有这条记录：请另选一条再打印。</translation>
    </message>
    <message>
        <source>Recorded by {author} on {created}, last changed by {by} on {changed} · {id}</source>
        <translation>{author} 于 {created} 录入，{by} 于 {changed} 最后修改 · {id}</translation>
    </message>
    <message>
        <source>Figures of sightings and rescues</source>
        <translation>目击与救护指标</translation>
    </message>
    <message>
        <source>Figures of sightings</source>
        <translation>目击指标</translation>
    </message>
    <message>
        <source>Figures of rescues</source>
        <translation>救护指标</translation>
    </message>
    <message>
        <source>Sightings</source>
        <translation>目击记录</translation>
    </message>
    <message>
        <source>Rescues</source>
        <translation>救护</translation>
    </message>
    <message>
        <source>Sensitive species are drawn in the middle of a grid cell, not where they were.</source>
        <translation>敏感物种画在所在网格的中心，不是实际位置。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>In the period</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>上期</translation>
    </message>
    <message>
        <source>A year before</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>统计口径</translation>
    </message>
</context>
<context>
    <name>PapersPopup</name>
    <message>
        <source>Name of the office on the paper</source>
        <translation>文书上的单位名称</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>接收凭证…</translation>
    </message>
    <message>
        <source>Record the intake first: the receipt is for it.</source>
        <translation>请先记录入院：凭证依据入院。</translation>
    </message>
    <message>
        <source>Case file…</source>
        <translation>案卷…</translation>
    </message>
    <message>
        <source>PDF, A4, in the language of the window</source>
        <translation>PDF，A4，与窗口语言相同</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>接收凭证</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>保存文书</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>{file} was written.</source>
        <translation>已写入 {file}。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>PartsQuestion</name>
    <message>
        <source>{name} ({count} shapes)</source>
        <translation>{name}（{count} 个图形）</translation>
    </message>
    <message>
        <source>{file} holds {count} layers. Which ones?</source>
        <translation>{file} 含 {count} 个图层，要哪些？</translation>
    </message>
    <message>
        <source>Add these</source>
        <translation>添加所选</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PeriodChoice</name>
    <message>
        <source>To be handed in by {day}</source>
        <translation>{day} 前要报</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>26th to 25th</source>
        <translation>26日至25日</translation>
    </message>
    <message>
        <source>Any days</source>
        <translation>任意日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前一期</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后一期</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>The picture</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Cover picture</source>
        <translation>封面</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>拍摄日期</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Photographer</source>
        <translation>拍摄者</translation>
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
        <source>Elevation</source>
        <translation>海拔</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>朝向</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属记录类型</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>所属记录</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotoDelegate</name>
    <message>
        <source>No photos</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>Drop here</source>
        <translation>放在这里</translation>
    </message>
    <message>
        <source>Choose files or drop them here</source>
        <translation>选择文件，或拖到这里</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PhotoItems</name>
    <message>
        <source>Photo {number}</source>
        <translation>照片 {number}</translation>
    </message>
</context>
<context>
    <name>PhotoPicture</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Photos ({patterns})</source>
        <translation>照片 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation>设为封面</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Arrow keys go from photo to photo, Enter opens one, Delete removes it.</source>
        <translation>用方向键逐张移动，回车打开，Delete 移除。</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>整张照片</translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation>实际像素</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>{name} is not there any more: connect the device, or choose it again.</source>
        <translation>{name} 已经不在了：请接上设备，或重新选择。</translation>
    </message>
    <message>
        <source>{name} is a folder: open it and choose the photos in it.</source>
        <translation>{name} 是文件夹：请打开它，选择里面的照片。</translation>
    </message>
    <message>
        <source>{name} is no file: choose a photo.</source>
        <translation>{name} 不是文件：请选择照片。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}): copy it to this computer and try again.</source>
        <translation>无法读取 {name}（{reason}）：请先复制到本机再试。</translation>
    </message>
    <message>
        <source>{name} is empty: copy it from the phone or camera once more.</source>
        <translation>{name} 是空文件：请从手机或相机重新复制。</translation>
    </message>
    <message>
        <source>{name} is no photo Snowtrack knows: choose a JPEG, PNG, WebP, TIFF or HEIC file.</source>
        <translation>{name} 不是雪迹能识别的照片：请选择 JPEG、PNG、WebP、TIFF 或 HEIC 文件。</translation>
    </message>
    <message>
        <source>The photo {sha256} is missing in {folder}: restore it from a backup.</source>
        <translation>{folder} 中缺少照片 {sha256}：请从备份恢复。</translation>
    </message>
    <message>
        <source>The photo {path} cannot be read ({reason}): restore it from a backup.</source>
        <translation>无法读取照片 {path}（{reason}）：请从备份恢复。</translation>
    </message>
    <message>
        <source>The photo {path} is not what it was: restore it from a backup.</source>
        <translation>照片 {path} 已被改动：请从备份恢复。</translation>
    </message>
    <message>
        <source>Photos are kept beside a records file, and these records are on a server: open a records file on this computer to add photos.</source>
        <translation>照片保存在记录文件旁边，而这些记录在服务器上：要添加照片，请打开本机的记录文件。</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} MB, which no photo is: save it smaller, or keep it elsewhere.</source>
        <translation>{name} 超过 {limit} MB，照片不会这么大：请另存得小一些，或保存在别处。</translation>
    </message>
    <message>
        <source>Nothing can be written in {folder} ({reason}): make the folder writable, then add the photo again.</source>
        <translation>无法写入 {folder}（{reason}）：请让文件夹可写，再重新添加照片。</translation>
    </message>
    <message>
        <source>File is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Too large to show</source>
        <translation>太大，不能显示</translation>
    </message>
    <message>
        <source>The file of this photo is missing beside the records file: restore it from a backup.</source>
        <translation>记录文件旁边缺少这张照片的文件：请从备份恢复。</translation>
    </message>
    <message>
        <source>This photo cannot be read: it may have been cut off on its way. What came is kept; ask for the photo once more.</source>
        <translation>无法读取这张照片：可能在传送中被截断。收到的内容已保存；请对方重发一次。</translation>
    </message>
    <message>
        <source>This photo has too many pixels to be shown here. The original is kept unchanged.</source>
        <translation>这张照片像素太多，这里不能显示。原件已原样保存。</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>这张照片</translation>
    </message>
    <message>
        <source>{name} was not kept because the disk is full: make room in {folder}, then add it again.</source>
        <translation>磁盘已满，{name} 没有保存：请在 {folder} 腾出空间后重新添加。</translation>
    </message>
    <message>
        <source>The records file is read-only: no photo was added. Copy it to a folder where you may write, and open the copy.</source>
        <translation>记录文件是只读的，没有添加照片。请复制到可写的文件夹，再打开副本。</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} 读不了。</translation>
    </message>
    <message>
        <source>{name} is damaged: what it says of time and place could not be read.</source>
        <translation>{name} 已损坏：时间和位置信息读不出来。</translation>
    </message>
    <message>
        <source>{name} holds no position.</source>
        <translation>{name} 没有位置。</translation>
    </message>
    <message>
        <source>{name} has too many pixels to be shown; the original is kept.</source>
        <translation>{name} 像素太多，无法显示；原图照样保存。</translation>
    </message>
    <message>
        <source>{name} says it was taken on {date}: the camera&apos;s clock was not set. The date is not used.</source>
        <translation>{name} 写着拍于 {date}：相机时钟没有设好。这个日期不采用。</translation>
    </message>
    <message>
        <source>The position in {name} is no number and is not used.</source>
        <translation>{name} 里的位置不是数字，不采用。</translation>
    </message>
    <message>
        <source>The position in {name} ({latitude}, {longitude}) is not on the earth and is not used.</source>
        <translation>{name} 里的位置（{latitude}, {longitude}）不在地球上，不采用。</translation>
    </message>
    <message>
        <source>{name} gives 0 for its position: the phone did not know it. It is not used.</source>
        <translation>{name} 的位置写成 0：手机当时没有定位。不采用。</translation>
    </message>
    <message>
        <source>The position in {name} is in an unknown datum ({datum}): not used.</source>
        <translation>{name} 里的位置坐标系不明（{datum}）：不采用。</translation>
    </message>
    <message>
        <source>The phone of {name} was still looking for its position: it may be an older one.</source>
        <translation>拍 {name} 时手机还在搜索定位：这可能是较早的位置。</translation>
    </message>
    <message>
        <source>{count} photos are more than one batch takes: add them later.</source>
        <translation>一批放不下，还有 {count} 张：请以后再加。</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read ({reason}): the rest was read.</source>
        <translation>文件夹 {name} 读不了（{reason}）：其余的已读取。</translation>
    </message>
    <message>
        <source>{name} is among these photos already.</source>
        <translation>{name} 已在这些照片里。</translation>
    </message>
    <message>
        <source>{name} is the same photo as {other}.</source>
        <translation>{name} 与 {other} 是同一张照片。</translation>
    </message>
    <message>
        <source>The picture could not be kept: is the disk full?</source>
        <translation>图片没能保存：磁盘满了吗？</translation>
    </message>
    <message>
        <source>{name} says it was taken on {date}, which is still to come: the clock of the camera, or of this computer, is wrong. The date is not used.</source>
        <translation>{name} 写着拍于 {date}，这一天还没到：相机或这台电脑的时钟不对。这个日期不采用。</translation>
    </message>
</context>
<context>
    <name>PictureAbout</name>
    <message>
        <source>Address and key…</source>
        <translation>地址和密钥…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Zoom {low} to {high}</source>
        <translation>{low}–{high} 级</translation>
    </message>
    <message>
        <source>what was looked at is kept for {days} days</source>
        <translation>看过的图保留 {days} 天</translation>
    </message>
    <message>
        <source>nothing is kept: its terms forbid it, or you do</source>
        <translation>不保留：条款或设置不允许</translation>
    </message>
    <message>
        <source>shaded relief; altitudes are held against it</source>
        <translation>地形晕渲；海拔按它核对</translation>
    </message>
</context>
<context>
    <name>PicturePart</name>
    <message>
        <source>Elevation for the relief of the map</source>
        <translation>选择高程文件，做成地图的地形</translation>
    </message>
    <message>
        <source>Shapes or pictures from a file…</source>
        <translation>从文件添加图形或影像…</translation>
    </message>
    <message>
        <source>Elevation: a finer relief…</source>
        <translation>高程：更细的地形…</translation>
    </message>
    <message>
        <source>Map of a server…</source>
        <translation>网络地图…</translation>
    </message>
</context>
<context>
    <name>PinButton</name>
    <message>
        <source>Pinned: the next record begins with it. F8 takes the pin out.</source>
        <translation>已固定：下一条记录沿用此值。F8 取消固定。</translation>
    </message>
    <message>
        <source>Pin for the next record: F8</source>
        <translation>固定到下一条记录：F8</translation>
    </message>
    <message>
        <source>F7 repeats the value of the record before.</source>
        <translation>F7 重复上一条记录的值。</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>所属与位置</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Division code; a unit&apos;s code starts with its parent&apos;s.</source>
        <translation>行政区划代码；下级代码以上级代码开头。</translation>
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
        <translation>村、乡镇或拼音首字母</translation>
    </message>
    <message>
        <source>Filled in from the point. Take it back</source>
        <translation>由点位填入，点击撤回</translation>
    </message>
    <message>
        <source>Take back the place that was filled in</source>
        <translation>撤回填入的地点</translation>
    </message>
    <message>
        <source>from the point</source>
        <translation>由点位填入</translation>
    </message>
</context>
<context>
    <name>PlaceholderPopup</name>
    <message>
        <source>Choose a placeholder</source>
        <translation>选占位符</translation>
    </message>
    <message>
        <source>A figure</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>Mark of a row</source>
        <translation>逐条行的标记</translation>
    </message>
    <message>
        <source>Field of a row</source>
        <translation>逐条行的字段</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What of it</source>
        <translation>指标</translation>
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
        <source>Protection</source>
        <translation>保护级别</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Another field</source>
        <translation>其他条件</translation>
    </message>
    <message>
        <source>Its value</source>
        <translation>条件的值</translation>
    </message>
    <message>
        <source>The placeholder</source>
        <translation>占位符</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy it and paste it into a cell of the form.</source>
        <translation>复制后粘贴到表格的单元格里。</translation>
    </message>
    <message>
        <source>Paste it into any cell of the row that is to be repeated for each of them.</source>
        <translation>粘贴到要逐条重复的那一行的任一单元格。</translation>
    </message>
    <message>
        <source>Paste it into a cell of the row that carries the mark.</source>
        <translation>粘贴到有标记的那一行的单元格。</translation>
    </message>
    <message>
        <source>Copied: paste it into a cell of the form.</source>
        <translation>已复制：请粘贴到表格的单元格里。</translation>
    </message>
</context>
<context>
    <name>PointerMenu</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the position as</source>
        <translation>坐标复制为</translation>
    </message>
    <message>
        <source>New sighting here</source>
        <translation>在此新建目击记录</translation>
    </message>
    <message>
        <source>New rescue here</source>
        <translation>在此新建救护案例</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>从这里测量</translation>
    </message>
    <message>
        <source>Centre the map here</source>
        <translation>以此为中心</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>查找地点…</translation>
    </message>
    <message>
        <source>GCJ-02, for WeChat and Amap</source>
        <translation>GCJ-02，用于微信、高德</translation>
    </message>
    <message>
        <source>Outside the counties the program knows</source>
        <translation>不在程序所知的县内</translation>
    </message>
    <message>
        <source>{distance} from {place}</source>
        <translation>距{place} {distance}</translation>
    </message>
    <message>
        <source>Height of the ground not known here</source>
        <translation>此处地面高程不详</translation>
    </message>
    <message>
        <source>Ground about {height} m high</source>
        <translation>地面高程约 {height} 米</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移动…</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 条</translation>
    </message>
    <message>
        <source>Copied: {figure}</source>
        <translation>已复制：{figure}</translation>
    </message>
    <message>
        <source>New place here</source>
        <translation>在此新建地点</translation>
    </message>
</context>
<context>
    <name>PositionEditor</name>
    <message>
        <source>Paste coordinates in any form</source>
        <translation>粘贴任意写法的坐标</translation>
    </message>
    <message>
        <source>Datum in which the position was received</source>
        <translation>收到坐标时所用的坐标系</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Pick on the map</source>
        <translation>在地图上选点</translation>
    </message>
</context>
<context>
    <name>PositionFormat</name>
    <message>
        <source>decimal degrees</source>
        <translation>十进制度</translation>
    </message>
    <message>
        <source>degrees and minutes</source>
        <translation>度分</translation>
    </message>
    <message>
        <source>degrees, minutes, seconds</source>
        <translation>度分秒</translation>
    </message>
    <message>
        <source>UTM</source>
        <translation>UTM 坐标</translation>
    </message>
    <message>
        <source>MGRS</source>
        <translation>MGRS 坐标</translation>
    </message>
    <message>
        <source>plane coordinates, 3-degree zone</source>
        <translation>平面坐标，3 度带</translation>
    </message>
    <message>
        <source>plane coordinates, 6-degree zone</source>
        <translation>平面坐标，6 度带</translation>
    </message>
    <message>
        <source>plane coordinates, own meridian</source>
        <translation>平面坐标，自定中央经线</translation>
    </message>
    <message>
        <source>plus code</source>
        <translation>plus code 代码</translation>
    </message>
    <message>
        <source>geo link</source>
        <translation>geo 链接</translation>
    </message>
    <message>
        <source>WeChat location</source>
        <translation>微信位置</translation>
    </message>
    <message>
        <source>Tencent map link</source>
        <translation>腾讯地图链接</translation>
    </message>
    <message>
        <source>Amap link</source>
        <translation>高德地图链接</translation>
    </message>
    <message>
        <source>Baidu map link</source>
        <translation>百度地图链接</translation>
    </message>
    <message>
        <source>Google map link</source>
        <translation>谷歌地图链接</translation>
    </message>
    <message>
        <source>Apple map link</source>
        <translation>苹果地图链接</translation>
    </message>
    <message>
        <source>Bing map link</source>
        <translation>必应地图链接</translation>
    </message>
    <message>
        <source>OpenStreetMap link</source>
        <translation>OpenStreetMap 链接</translation>
    </message>
    <message>
        <source>Tianditu link</source>
        <translation>天地图链接</translation>
    </message>
    <message>
        <source>map link</source>
        <translation>地图链接</translation>
    </message>
</context>
<context>
    <name>PositionWords</name>
    <message>
        <source>Read as {datum} it would lie {then} m from {place} instead of {now} m: check the datum.</source>
        <translation>若按 {datum} 读取，距{place} {then} 米，而不是 {now} 米：请核对坐标系。</translation>
    </message>
    <message>
        <source>from {datum}, moved {metres} m</source>
        <translation>由 {datum} 转换，移动 {metres} 米</translation>
    </message>
    <message>
        <source>longitude stood first</source>
        <translation>经度在前</translation>
    </message>
    <message>
        <source>± {metres} m</source>
        <translation>± {metres} 米</translation>
    </message>
    <message>
        <source>{point} ({how})</source>
        <translation>{point}（{how}）</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>with {entries} timeline entries</source>
        <translation>含 {entries} 条时间线记录</translation>
    </message>
</context>
<context>
    <name>PreviewFoot</name>
    <message>
        <source>Reading on: {done} of {total} rows</source>
        <translation>正在读取：{done} / {total} 行</translation>
    </message>
    <message>
        <source>Reading on…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Import {cases} cases and {entries} entries</source>
        <translation>导入 {cases} 个案例、{entries} 条记录</translation>
    </message>
    <message>
        <source>Import 1 record</source>
        <translation>导入 1 条</translation>
    </message>
    <message>
        <source>Import {count} records</source>
        <translation>导入 {count} 条</translation>
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
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PreviewHead</name>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Take back: {what} (Ctrl+Z)</source>
        <translation>撤销：{what}（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>没有可撤销的</translation>
    </message>
    <message>
        <source>Do again: {what} (Ctrl+Y)</source>
        <translation>重做：{what}（Ctrl+Y）</translation>
    </message>
    <message>
        <source>Nothing to do again</source>
        <translation>没有可重做的</translation>
    </message>
    <message>
        <source>{sheet} ({count} refused)</source>
        <translation>{sheet}（{count} 行不能导入）</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>不再沿用</translation>
    </message>
    <message>
        <source>Ask again what was answered for the last file of this kind</source>
        <translation>对这种表格的回答不再沿用，重新询问</translation>
    </message>
    <message>
        <source>As last time ({day})</source>
        <translation>沿用上次（{day}）</translation>
    </message>
    <message>
        <source>{sheet} ({count} rows)</source>
        <translation>{sheet}（{count} 行）</translation>
    </message>
    <message>
        <source>Coordinates are in</source>
        <translation>坐标系</translation>
    </message>
</context>
<context>
    <name>PrintPanel</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>1 : {ratio}, {size}</source>
        <translation>1 : {ratio}，{size}</translation>
    </message>
    <message>
        <source>The sheet is on the clipboard</source>
        <translation>图幅已复制到剪贴板</translation>
    </message>
    <message>
        <source>Printed: {name}</source>
        <translation>已生成：{name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The map could not be drawn for printing. Try again.</source>
        <translation>打印用的地图没有画出来，请再试一次。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Print the map</source>
        <translation>打印地图</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Map of sightings</source>
        <translation>目击记录分布图</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>与屏幕一致</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the sheet as a picture</source>
        <translation>把图幅复制为图片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Preview: Enter shows it larger</source>
        <translation>预览：按回车放大</translation>
    </message>
    <message>
        <source>Click to see it larger</source>
        <translation>点击放大</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>纵向</translation>
    </message>
</context>
<context>
    <name>PrintPopup</name>
    <message>
        <source>These charts…</source>
        <translation>这些图表…</translation>
    </message>
    <message>
        <source>This list, {count} records…</source>
        <translation>这张列表，{count} 条…</translation>
    </message>
    <message>
        <source>This record…</source>
        <translation>这条记录…</translation>
    </message>
    <message>
        <source>Name of the office on the paper</source>
        <translation>纸面上的单位名称</translation>
    </message>
    <message>
        <source>PDF, A4, in the language of the window</source>
        <translation>PDF，A4，与窗口同一语言</translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A place cannot belong to itself: choose the unit above it.</source>
        <translation>地点的上级不能是它自己：请选择上一级单位。</translation>
    </message>
    <message>
        <source>A position needs both latitude and longitude: type the missing one.</source>
        <translation>位置要有纬度和经度：请补上缺少的一个。</translation>
    </message>
    <message>
        <source>0, 0 lies in the Atlantic: the phone had no position. Leave it empty.</source>
        <translation>0, 0 在大西洋上：手机当时没有定位。请留空。</translation>
    </message>
    <message>
        <source>Latitude and longitude look swapped: {lat}, {lon}.</source>
        <translation>纬度和经度好像写反了：{lat}, {lon}。</translation>
    </message>
    <message>
        <source>The point {lat}, {lon} lies outside Qinghai and its surroundings.</source>
        <translation>{lat}, {lon} 不在青海及周边，请核对。</translation>
    </message>
    <message>
        <source>{date} lies in the future: check the year and the day.</source>
        <translation>{date} 还没到：请核对年份和日期。</translation>
    </message>
    <message>
        <source>{date} is very long ago: check the year.</source>
        <translation>{date} 太久远了：请核对年份。</translation>
    </message>
    <message>
        <source>The lower bound {low} is above the upper bound {high}.</source>
        <translation>“最少”{low} 大于“最多”{high}，请改正。</translation>
    </message>
    <message>
        <source>The parts add up to {sum}, more than the total of {total}.</source>
        <translation>分项合计 {sum}，多于总数 {total}，请核对。</translation>
    </message>
    <message>
        <source>“{value}” is there already: open that record instead.</source>
        <translation>已经有“{value}”了：请打开原有的那条。</translation>
    </message>
    <message>
        <source>{field} is missing: a record needs it.</source>
        <translation>缺少{field}：请填写。</translation>
    </message>
    <message>
        <source>{field} is empty. Is it really not known?</source>
        <translation>{field}没有填，确实不清楚吗？</translation>
    </message>
    <message>
        <source>{field} is not a number.</source>
        <translation>{field}不是数字，请改正。</translation>
    </message>
    <message>
        <source>{field} {value} is outside {low} to {high}.</source>
        <translation>{field} {value} 超出 {low} 至 {high} 的范围，请核对。</translation>
    </message>
    <message>
        <source>{field} does not know “{value}”: choose one from the list.</source>
        <translation>{field}里没有“{value}”：请从列表中选。</translation>
    </message>
    <message>
        <source>{field} holds {count} characters; at most {limit} can be kept.</source>
        <translation>{field}有 {count} 个字，最多 {limit} 个：请缩短。</translation>
    </message>
    <message>
        <source>{last} lies before {first}: check both dates.</source>
        <translation>{last} 早于 {first}：请核对两个日期。</translation>
    </message>
    <message>
        <source>Abnormal, but what? A few words help the next vet.</source>
        <translation>异常表现是什么？请写几个字，方便下一位兽医。</translation>
    </message>
    <message>
        <source>Say in words what the animal did.</source>
        <translation>请写明动物做了什么。</translation>
    </message>
    <message>
        <source>This does not belong to the outcome chosen above.</source>
        <translation>此项与上面选择的结局不符。</translation>
    </message>
    <message>
        <source>Why can it not be released? The file should say so.</source>
        <translation>为什么不能放归？档案应写明原因。</translation>
    </message>
    <message>
        <source>A dose needs its unit: choose mg, ml or another.</source>
        <translation>剂量需要单位：请选择毫克、毫升或其他。</translation>
    </message>
    <message>
        <source>Reported on {reported}, before it was found on {found}.</source>
        <translation>报告日期 {reported} 早于发现日期 {found}。</translation>
    </message>
    <message>
        <source>The arrival lies before the departure: check both dates and times.</source>
        <translation>到达早于出发：请核对日期和时间。</translation>
    </message>
    <message>
        <source>{hours} hours on the way is very long: check both dates.</source>
        <translation>路上 {hours} 小时太久了：请核对两个日期。</translation>
    </message>
    <message>
        <source>The times say {hours} hours, here stand {stated}: which is right?</source>
        <translation>按时间计算是 {hours} 小时，这里写的是 {stated}：哪个正确？</translation>
    </message>
    <message>
        <source>The last of the series, and yet a next one is due?</source>
        <translation>已是末次接种，为何还有下次接种日期？</translation>
    </message>
    <message>
        <source>This entry belongs to no rescue case of this file.</source>
        <translation>这条记事不属于本文件中的任何救护案例。</translation>
    </message>
    <message>
        <source>The case is closed. Reopen it first and say why; then it can be changed.</source>
        <translation>案例已结案。请先重开并写明原因，然后才能修改。</translation>
    </message>
    <message>
        <source>The case has an outcome already, on {date}. Reopen it first and say why.</source>
        <translation>该案例已于 {date} 有结局。请先重开并写明原因。</translation>
    </message>
    <message>
        <source>{date} lies before the day the animal was found, {found}.</source>
        <translation>{date} 早于发现动物的日期 {found}。</translation>
    </message>
    <message>
        <source>{weight} kg against {other} kg on {date}: is the decimal point in its place?</source>
        <translation>{weight} 千克，而 {date} 为 {other} 千克：小数点位置对吗？</translation>
    </message>
    <message>
        <source>{weight} kg is far from the {other} kg of {date}. Is it right?</source>
        <translation>{weight} 千克与 {date} 的 {other} 千克相差很大，确定吗？</translation>
    </message>
    <message>
        <source>The outcome is dated {date}, before this intake: check both.</source>
        <translation>结局日期 {date} 早于本次入院：请核对两者。</translation>
    </message>
    <message>
        <source>The animal was taken in on {date} already. Was it taken in again?</source>
        <translation>该动物已于 {date} 入院，是再次入院吗？</translation>
    </message>
    <message>
        <source>The dose cannot be checked: no weight is known yet.</source>
        <translation>还没有体重，无法核对剂量。</translation>
    </message>
    <message>
        <source>{prescribed} per kg at {weight} kg would be {right}; here stands {dose}.</source>
        <translation>每公斤 {prescribed}、体重 {weight} 千克应为 {right}；这里写的是 {dose}。</translation>
    </message>
    <message>
        <source>{dose} per kg now, {earlier} per kg the last time. Is it right?</source>
        <translation>这次每公斤 {dose}，上次每公斤 {earlier}，确定吗？</translation>
    </message>
    <message>
        <source>The outcome lies before the intake of {date}: check both.</source>
        <translation>结局早于 {date} 的入院：请核对两者。</translation>
    </message>
    <message>
        <source>No intake is recorded. Was the animal never taken in?</source>
        <translation>没有入院记录，动物从未入院吗？</translation>
    </message>
    <message>
        <source>Treatments have not ended: {names}. Close the case all the same?</source>
        <translation>治疗尚未结束：{names}。仍要结案吗？</translation>
    </message>
    <message>
        <source>The timeline goes on until {date}, after this outcome.</source>
        <translation>经过一直记到 {date}，晚于此结局。</translation>
    </message>
    <message>
        <source>The dates of intake and death say otherwise: leave this empty.</source>
        <translation>与入院和死亡日期不符：请留空。</translation>
    </message>
    <message>
        <source>The animal has not been released: record the release first.</source>
        <translation>动物尚未放归：请先记录放归。</translation>
    </message>
    <message>
        <source>The check lies before the release of {date}.</source>
        <translation>监测日期早于 {date} 的放归。</translation>
    </message>
    <message>
        <source>The case is open: there is nothing to reopen.</source>
        <translation>案例未结案，无需重开。</translation>
    </message>
    <message>
        <source>Record {id} says the same of the same day and place. Is this another event?</source>
        <translation>记录 {id} 在同一天同一地点内容相同。这是另一件事吗？</translation>
    </message>
    <message>
        <source>The ground there is about {height} m high, here stand {elevation} m: check the altitude and the point.</source>
        <translation>该处地面海拔约 {height} 米，这里写的是 {elevation} 米：请核对海拔和点位。</translation>
    </message>
    <message>
        <source>The point lies in {county}, the place in {named}. Which is right?</source>
        <translation>点位在{county}，地点属于{named}，哪个正确？</translation>
    </message>
    <message>
        <source>The point lies {km} km from {place}. Is it right?</source>
        <translation>点位距{place} {km} 公里，确定吗？</translation>
    </message>
    <message>
        <source>another province</source>
        <translation>外省</translation>
    </message>
    <message>
        <source>None of the {count} records of this species lies within {km} km of this point.</source>
        <translation>该物种的 {count} 条记录都不在此点 {km} 公里之内。</translation>
    </message>
    <message>
        <source>None of the {count} records of this species is from this time of the year.</source>
        <translation>该物种的 {count} 条记录都不在这个季节。</translation>
    </message>
    <message>
        <source>The point lies {metres} m from the middle of {place}: is it right?</source>
        <translation>点位距{place}中心 {metres} 米，确定吗？</translation>
    </message>
</context>
<context>
    <name>Procedure</name>
    <message>
        <source>Procedure</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Kind of procedure</source>
        <translation>操作类型</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作内容</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Anaesthetic</source>
        <translation>麻醉药</translation>
    </message>
    <message>
        <source>Anaesthetic dose</source>
        <translation>麻醉剂量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>麻醉剂量单位</translation>
    </message>
    <message>
        <source>Complications</source>
        <translation>并发症</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>Quarantine</name>
    <message>
        <source>Quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>隔离地点</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>隔离原因</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>解除日期</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>隔离结果</translation>
    </message>
    <message>
        <source>Quarantines</source>
        <translation>隔离</translation>
    </message>
</context>
<context>
    <name>QuestionStrip</name>
    <message>
        <source>1 question</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>{count} questions</source>
        <translation>{count} 个问题</translation>
    </message>
    <message>
        <source>Enter accepts what is proposed</source>
        <translation>按回车采用建议</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>The record before has nothing here</source>
        <translation>上一条记录此处为空</translation>
    </message>
</context>
<context>
    <name>RecordLayer</name>
    <message>
        <source>1 record</source>
        <translation>1 条记录</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 条记录</translation>
    </message>
    <message>
        <source>{count} without a position</source>
        <translation>{count} 条无坐标</translation>
    </message>
    <message>
        <source>No record of this filter has a position</source>
        <translation>筛选出的记录都没有坐标</translation>
    </message>
    <message>
        <source>No record to show</source>
        <translation>没有可显示的记录</translation>
    </message>
    <message>
        <source>{count} outside the time of the slider</source>
        <translation>{count} 条不在时间轴范围内</translation>
    </message>
    <message>
        <source>Routes of the latest {count} cases in view</source>
        <translation>只画视野内最近 {count} 个案例的路线</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{count} in 100 km²</source>
        <translation>每百平方公里 {count} 条</translation>
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
        <translation>{path} 是文件夹，不是记录文件：请选择里面的 .gpkg 文件。</translation>
    </message>
    <message>
        <source>There is no file {path}: check the name, or create a new records file.</source>
        <translation>没有 {path} 这个文件：请核对文件名，或新建记录文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check the file&apos;s permissions.</source>
        <translation>{path} 无法读取：{reason}。请检查文件的权限。</translation>
    </message>
    <message>
        <source>{path} is not a Snowtrack records file: choose a .gpkg file made by Snowtrack. To take in a spreadsheet, open a records file and import it.</source>
        <translation>{path} 不是雪迹的记录文件：请选择雪迹建立的 .gpkg 文件。要导入表格，请先打开记录文件，再点“导入”。</translation>
    </message>
    <message>
        <source>The records file is read-only: nothing was saved. Copy it to a folder where you may write, and open the copy.</source>
        <translation>记录文件是只读的：没有保存。请复制到可以写入的文件夹，再打开副本。</translation>
    </message>
    <message>
        <source>Another program is writing to the records file: nothing was saved. Close it there and save again.</source>
        <translation>别的程序正在写这个记录文件：没有保存。请在那边关闭，再保存一次。</translation>
    </message>
    <message>
        <source>The disk is full: nothing was saved. Free some space and save again.</source>
        <translation>磁盘已满：没有保存。请腾出空间，再保存一次。</translation>
    </message>
    <message>
        <source>The copy of {path} did not pass its check ({verdict}): the original was left as it is. Copy it to another disk before going on.</source>
        <translation>{path} 的副本没有通过检查（{verdict}）：原文件没有动。请先把它复制到别的磁盘，再继续。</translation>
    </message>
    <message>
        <source>The records file was written by a newer Snowtrack (version {version}); this one knows up to {known}. Install the newer Snowtrack to open it.</source>
        <translation>记录文件由更新的雪迹写成（版本 {version}），本程序只支持到 {known}。请安装新版雪迹再打开。</translation>
    </message>
    <message>
        <source>There is a file {path} already: open it, or choose another name.</source>
        <translation>{path} 已经存在：请打开它，或换一个文件名。</translation>
    </message>
    <message>
        <source>Nothing can be written in {path}: choose another folder.</source>
        <translation>{path} 不能写入：请另选文件夹。</translation>
    </message>
    <message>
        <source>The records file {path} could not be made: {reason}.</source>
        <translation>记录文件 {path} 无法建立：{reason}。</translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}. Restore the latest backup.</source>
        <translation>{path} 已损坏：{reason}。请用最近的备份恢复。</translation>
    </message>
    <message>
        <source>{path} comes from an older Snowtrack and must be brought up to date, but it is read-only. Copy it to a folder where you may write, and open the copy.</source>
        <translation>{path} 来自旧版雪迹，需要升级，但它是只读的。请复制到可以写入的文件夹，再打开副本。</translation>
    </message>
    <message>
        <source>Snowtrack cannot use the address {address}: {reason}.</source>
        <translation>雪迹不能使用地址 {address}：{reason}。</translation>
    </message>
    <message>
        <source>The server {server} did not answer as it should: check the network, the address, the name and the password.</source>
        <translation>服务器 {server} 没有正常应答：请检查网络、地址、用户名和密码。</translation>
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
    <message>
        <source>Copy for Excel</source>
        <translation>复制到 Excel</translation>
    </message>
    <message>
        <source>Restore {count}</source>
        <translation>恢复 {count} 条</translation>
    </message>
    <message>
        <source>Void {count}</source>
        <translation>作废 {count} 条</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>比较与合并…</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Leave empty</source>
        <translation>确认留空</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>确认无误</translation>
    </message>
</context>
<context>
    <name>Reopening</name>
    <message>
        <source>Reopening</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>重开原因</translation>
    </message>
    <message>
        <source>Reopenings</source>
        <translation>重开</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Key figures</source>
        <translation>主要指标</translation>
    </message>
    <message>
        <source>Key figures and what they count</source>
        <translation>主要指标及其口径</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Part of the period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Records in each part of the period</source>
        <translation>各时段记录数</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>时间变化</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Records of sightings</source>
        <translation>目击记录</translation>
    </message>
    <message>
        <source>Sightings whose day lies in the period.</source>
        <translation>日期在本期内的目击记录。</translation>
    </message>
    <message>
        <source>Animals seen</source>
        <translation>目击只数</translation>
    </message>
    <message>
        <source>The sum of the numbers given; a record without a number counts as none. The same animal seen twice is counted twice.</source>
        <translation>已填数量之和，未填数量的记录不计；同一只动物两次目击计两次。</translation>
    </message>
    <message>
        <source>Species seen</source>
        <translation>目击物种数</translation>
    </message>
    <message>
        <source>Different species named in these records.</source>
        <translation>这些记录中的不同物种。</translation>
    </message>
    <message>
        <source>Species of national class I</source>
        <translation>国家一级保护物种数</translation>
    </message>
    <message>
        <source>Those of them under national protection, class I.</source>
        <translation>其中的国家一级重点保护野生动物。</translation>
    </message>
    <message>
        <source>Species of national class II</source>
        <translation>国家二级保护物种数</translation>
    </message>
    <message>
        <source>Those of them under national protection, class II.</source>
        <translation>其中的国家二级重点保护野生动物。</translation>
    </message>
    <message>
        <source>New species</source>
        <translation>新记录物种</translation>
    </message>
    <message>
        <source>Species whose first record in the whole file is one of these records.</source>
        <translation>在整个档案中首次记录就在本期的物种。</translation>
    </message>
    <message>
        <source>Places with sightings</source>
        <translation>有目击的地点数</translation>
    </message>
    <message>
        <source>Different places these records name: mostly villages.</source>
        <translation>这些记录涉及的不同地点，多为行政村。</translation>
    </message>
    <message>
        <source>Days with sightings</source>
        <translation>有目击的天数</translation>
    </message>
    <message>
        <source>Different days on which something was recorded.</source>
        <translation>有记录的不同日期数。</translation>
    </message>
    <message>
        <source>Records without a number</source>
        <translation>未填数量的记录</translation>
    </message>
    <message>
        <source>Tracks, scat and others where no animal was counted.</source>
        <translation>足迹、粪便等没有数到动物的记录。</translation>
    </message>
    <message>
        <source>January {year}</source>
        <translation>{year}年1月</translation>
    </message>
    <message>
        <source>February {year}</source>
        <translation>{year}年2月</translation>
    </message>
    <message>
        <source>March {year}</source>
        <translation>{year}年3月</translation>
    </message>
    <message>
        <source>April {year}</source>
        <translation>{year}年4月</translation>
    </message>
    <message>
        <source>May {year}</source>
        <translation>{year}年5月</translation>
    </message>
    <message>
        <source>June {year}</source>
        <translation>{year}年6月</translation>
    </message>
    <message>
        <source>July {year}</source>
        <translation>{year}年7月</translation>
    </message>
    <message>
        <source>August {year}</source>
        <translation>{year}年8月</translation>
    </message>
    <message>
        <source>September {year}</source>
        <translation>{year}年9月</translation>
    </message>
    <message>
        <source>October {year}</source>
        <translation>{year}年10月</translation>
    </message>
    <message>
        <source>November {year}</source>
        <translation>{year}年11月</translation>
    </message>
    <message>
        <source>December {year}</source>
        <translation>{year}年12月</translation>
    </message>
    <message>
        <source>Quarter {quarter} of {year}</source>
        <translation>{year}年第{quarter}季度</translation>
    </message>
    <message>
        <source>Year {year}</source>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since}至{until}</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>1st to 10th</source>
        <translation>上旬</translation>
    </message>
    <message>
        <source>11th to 20th</source>
        <translation>中旬</translation>
    </message>
    <message>
        <source>21st to the end</source>
        <translation>下旬</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Scientific name</source>
        <translation>学名</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护级别</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>只数</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>小地名</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>记录方式</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>List of records</source>
        <translation>记录表</translation>
    </message>
    <message>
        <source>The records that are counted</source>
        <translation>参与统计的记录</translation>
    </message>
    <message>
        <source>Rescues</source>
        <translation>救护</translation>
    </message>
    <message>
        <source>Animals received, and what became of them</source>
        <translation>接收的动物及其去向</translation>
    </message>
    <message>
        <source>What became of the animals received</source>
        <translation>接收动物的去向</translation>
    </message>
    <message>
        <source>Rescue causes</source>
        <translation>救护原因</translation>
    </message>
    <message>
        <source>Animals received, by suspected cause</source>
        <translation>按推测原因统计的接收动物</translation>
    </message>
    <message>
        <source>No sighting was recorded in this period.</source>
        <translation>本期没有目击记录。</translation>
    </message>
    <message>
        <source>Species by time</source>
        <translation>物种时段记录</translation>
    </message>
    <message>
        <source>Records of each species over time</source>
        <translation>各物种分时段记录数</translation>
    </message>
    <message>
        <source>Animals by time</source>
        <translation>物种时段只数</translation>
    </message>
    <message>
        <source>Animals of each species over time</source>
        <translation>各物种分时段只数</translation>
    </message>
    <message>
        <source>Animals over time</source>
        <translation>只数变化</translation>
    </message>
    <message>
        <source>Records over time</source>
        <translation>记录数变化</translation>
    </message>
    <message>
        <source>{what}: the species recorded most often</source>
        <translation>{what}（记录最多的物种）</translation>
    </message>
    <message>
        <source>By village</source>
        <translation>按村统计</translation>
    </message>
    <message>
        <source>Sightings by county, township and village</source>
        <translation>按县、乡镇、村统计的目击</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Places with the most records</source>
        <translation>记录最多的地点</translation>
    </message>
    <message>
        <source>Protected species</source>
        <translation>重点保护物种</translation>
    </message>
    <message>
        <source>Species under national protection</source>
        <translation>国家重点保护物种</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>末次</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>村数</translation>
    </message>
    <message>
        <source>Which villages</source>
        <translation>涉及的村</translation>
    </message>
    <message>
        <source>Protected species: records and animals</source>
        <translation>重点保护物种的记录数和只数</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>No species under national protection was recorded in this period.</source>
        <translation>本期没有国家重点保护物种的记录。</translation>
    </message>
    <message>
        <source>No species is new to the file in this period.</source>
        <translation>本期没有新记录物种。</translation>
    </message>
    <message>
        <source>Species recorded here for the first time</source>
        <translation>首次记录的物种</translation>
    </message>
    <message>
        <source>New is a species whose first record in the whole file is one of these records.</source>
        <translation>在整个档案中首次记录就在本期的物种为新记录物种。</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>首次记录</translation>
    </message>
    <message>
        <source>{what}: {names}</source>
        <translation>{what}：{names}</translation>
    </message>
    <message>
        <source>Holds the words</source>
        <translation>含有文字</translation>
    </message>
    <message>
        <source>Within the area drawn on the map</source>
        <translation>图上画出的范围内</translation>
    </message>
    <message>
        <source>Wildlife monitoring report</source>
        <translation>野生动物监测报告</translation>
    </message>
    <message>
        <source>Wildlife rescue report</source>
        <translation>野生动物救护报告</translation>
    </message>
    <message>
        <source>Wildlife monitoring and rescue report</source>
        <translation>野生动物监测与救护报告</translation>
    </message>
    <message>
        <source>without rejected records</source>
        <translation>不含未采纳的记录</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Only {records}</source>
        <translation>{records}的范围</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>填报日期</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>填报人</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>Where the sightings lie</source>
        <translation>目击分布图</translation>
    </message>
    <message>
        <source>No sighting of this period has a position.</source>
        <translation>本期的目击都没有坐标。</translation>
    </message>
    <message>
        <source>{count} records are of sensitive species: each is drawn in the middle of a grid cell of 0.1, 0.01 or 0.001 degree (high, medium, low sensitivity), not at its place.</source>
        <translation>{count}条记录属于敏感物种：按敏感程度（高、中、低）画在0.1、0.01或0.001度网格的中心，不是实际位置。</translation>
    </message>
    <message>
        <source>Records without a position: {count}.</source>
        <translation>没有坐标的记录：{count}条。</translation>
    </message>
    <message>
        <source>Records outside of the map: {count}. Look whether their positions are right.</source>
        <translation>图外的记录：{count}条，请核对坐标。</translation>
    </message>
    <message>
        <source>Marks that would cover each other are one circle with their number.</source>
        <translation>相互重叠的点合并为一个圆，圆内是记录数。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>How the figures are meant</source>
        <translation>统计说明</translation>
    </message>
    <message>
        <source>Sightings are counted by their day. Animals are the sum of the numbers given; the same animal seen on two days is counted twice, so this is no estimate of a population.</source>
        <translation>目击按发现日期统计。只数为已填数量之和，同一只动物两天目击计两次，不是种群数量的估计。</translation>
    </message>
    <message>
        <source>{count} records that were rejected are in no figure.</source>
        <translation>{count}条未采纳的记录不计入任何指标。</translation>
    </message>
    <message>
        <source>Figures of species, places and totals are formulas over the sheet of records; the others are counted in the records file.</source>
        <translation>物种、地点和合计各数是对记录表的公式，其余由记录档案直接统计。</translation>
    </message>
    <message>
        <source>The period has more than {most} records: they are not listed here, and the figures are numbers. Export the list where it is needed.</source>
        <translation>本期记录超过{most}条：这里不列出清单，各数直接填写数值；需要清单请另行导出。</translation>
    </message>
    <message>
        <source>The list gives villages and no coordinates, and names no observer. On the map sensitive species are drawn in the middle of a grid cell.</source>
        <translation>清单只列到村，不含坐标，也不列观察人。分布图上敏感物种画在网格中心。</translation>
    </message>
    <message>
        <source>A period means for rescues the day an animal was received. Each received animal is counted as exactly one outcome, the one it has today.</source>
        <translation>救护按接收日期统计。每只接收的动物只计入一种去向，即目前的去向。</translation>
    </message>
    <message>
        <source>Compared is with the time just before, as long as the period, and with the same days a year earlier, both by what the file holds today.</source>
        <translation>对比的是紧接之前的同样长的时段，以及去年同期，均按档案目前的内容统计。</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>{sheet}: {text}</source>
        <translation>{sheet}：{text}</translation>
    </message>
    <message>
        <source>{sheet} {cell}: {text}</source>
        <translation>{sheet} {cell}：{text}</translation>
    </message>
    <message>
        <source>a text box or shape</source>
        <translation>文本框或图形</translation>
    </message>
    <message>
        <source>a comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>a chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>{part} holds a placeholder, where none is filled: put it into a cell.</source>
        <translation>{part}里有占位符，那里不会填写：请放到单元格里。</translation>
    </message>
    <message>
        <source>There is no placeholder in the form: write e.g. {example} into a cell.</source>
        <translation>表中没有占位符：请在单元格里写，例如 {example}。</translation>
    </message>
    <message>
        <source>A placeholder within a formula is not filled: give it a cell of its own and let the formula read that cell.</source>
        <translation>公式里的占位符不会填写：请单独占一个单元格，再让公式引用它。</translation>
    </message>
    <message>
        <source>Row {row} is marked to repeat twice: one mark is enough.</source>
        <translation>第{row}行标了两次逐条：一次就够。</translation>
    </message>
    <message>
        <source>{form} was not filled: {count} placeholders are not right. The first: {first}</source>
        <translation>{form}没有填写：有{count}个占位符不对。第一个：{first}</translation>
    </message>
    <message>
        <source>{count} rows do not fit into sheet “{sheet}”: take a shorter period.</source>
        <translation>{count}行放不进工作表“{sheet}”：请缩短时段。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MB and is not kept: make its pictures smaller, or fill it from its place each time.</source>
        <translation>{file}超过{limit} MB，没有保存：请缩小图片，或每次从原处选取。</translation>
    </message>
    <message>
        <source>the number of the row: 1, 2, 3 …</source>
        <translation>行号：1、2、3……</translation>
    </message>
    <message>
        <source>how many records</source>
        <translation>记录条数</translation>
    </message>
    <message>
        <source>how many animals: the sum of the numbers given</source>
        <translation>只数，即已填数量之和</translation>
    </message>
    <message>
        <source>the day of the first record</source>
        <translation>最早一条记录的日期</translation>
    </message>
    <message>
        <source>the day of the last record</source>
        <translation>最近一条记录的日期</translation>
    </message>
    <message>
        <source>how many different places</source>
        <translation>不同地点数</translation>
    </message>
    <message>
        <source>the names of the places, most records first</source>
        <translation>地点名单，记录多的在前</translation>
    </message>
    <message>
        <source>how many different species</source>
        <translation>不同物种数</translation>
    </message>
    <message>
        <source>the names of the species, most records first</source>
        <translation>物种名单，记录多的在前</translation>
    </message>
    <message>
        <source>how many species are new to the file</source>
        <translation>新记录物种数</translation>
    </message>
    <message>
        <source>the names of the species that are new to the file</source>
        <translation>新记录物种名单</translation>
    </message>
    <message>
        <source>the name of the species</source>
        <translation>物种名称</translation>
    </message>
    <message>
        <source>the scientific name</source>
        <translation>学名</translation>
    </message>
    <message>
        <source>the class of national protection</source>
        <translation>国家保护级别</translation>
    </message>
    <message>
        <source>county, township and village in one</source>
        <translation>县、乡镇、村连写</translation>
    </message>
    <message>
        <source>the county</source>
        <translation>县</translation>
    </message>
    <message>
        <source>the township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>the village or named site</source>
        <translation>村或小地名</translation>
    </message>
    <message>
        <source>records of sightings</source>
        <translation>目击记录</translation>
    </message>
    <message>
        <source>on how many different days</source>
        <translation>不同日期数</translation>
    </message>
    <message>
        <source>how many different observers are named</source>
        <translation>不同观察人数</translation>
    </message>
    <message>
        <source>the greatest number of animals in one record</source>
        <translation>单条记录的最大只数</translation>
    </message>
    <message>
        <source>rescue cases, by the day received</source>
        <translation>救护案例，按接收日期</translation>
    </message>
    <message>
        <source>animals known one by one</source>
        <translation>已识别的个体</translation>
    </message>
    <message>
        <source>their names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>species that were seen</source>
        <translation>目击到的物种</translation>
    </message>
    <message>
        <source>how many species</source>
        <translation>物种数</translation>
    </message>
    <message>
        <source>places that sightings name</source>
        <translation>目击涉及的地点</translation>
    </message>
    <message>
        <source>how many places</source>
        <translation>地点数</translation>
    </message>
    <message>
        <source>the names of the species seen there</source>
        <translation>当地目击的物种名单</translation>
    </message>
    <message>
        <source>the months of the period (ten days each within a month)</source>
        <translation>本期各月（一个月内则为各旬）</translation>
    </message>
    <message>
        <source>how many there are</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>what it is called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>the day itself</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>its year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>its month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>the period</source>
        <translation>报告时段</translation>
    </message>
    <message>
        <source>what it is called: a month, a quarter, a year</source>
        <translation>名称：月、季度、年</translation>
    </message>
    <message>
        <source>its first day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>its last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>the year it ends in</source>
        <translation>结束所在的年</translation>
    </message>
    <message>
        <source>the month it ends in</source>
        <translation>结束所在的月</translation>
    </message>
    <message>
        <source>the quarter it ends in</source>
        <translation>结束所在的季度</translation>
    </message>
    <message>
        <source>how many days it has</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>the day the form is filled in</source>
        <translation>填表的日期</translation>
    </message>
    <message>
        <source>the name of the office</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>who fills the form in</source>
        <translation>填表人</translation>
    </message>
    <message>
        <source>what the filter of the report says, in words</source>
        <translation>报告筛选条件的文字说明</translation>
    </message>
    <message>
        <source>only these species, by any of their names</source>
        <translation>只算这些物种，任何名称都行</translation>
    </message>
    <message>
        <source>only these places and all below them</source>
        <translation>只算这些地点及其下级</translation>
    </message>
    <message>
        <source>only species of this class of national protection</source>
        <translation>只算这一保护级别的物种</translation>
    </message>
    <message>
        <source>this period, the one before, the same of last year, the year so far, or all days</source>
        <translation>本期、上期、去年同期、本年累计或全部</translation>
    </message>
    <message>
        <source>another year, e.g. 2024</source>
        <translation>另一年，例如 2024</translation>
    </message>
    <message>
        <source>a quarter of the year, 1 to 4</source>
        <translation>当年第几季度，1 到 4</translation>
    </message>
    <message>
        <source>a month of the year, 1 to 12</source>
        <translation>当年几月，1 到 12</translation>
    </message>
    <message>
        <source>from this day on, e.g. 2025-03-01</source>
        <translation>从这一天起，例如 2025-03-01</translation>
    </message>
    <message>
        <source>up to this day</source>
        <translation>到这一天止</translation>
    </message>
    <message>
        <source>the period of the report</source>
        <translation>报告的时段</translation>
    </message>
    <message>
        <source>as long a time just before it</source>
        <translation>紧接之前同样长的时段</translation>
    </message>
    <message>
        <source>the same days a year earlier</source>
        <translation>一年前的同一时段</translation>
    </message>
    <message>
        <source>from January up to the end of the period</source>
        <translation>从一月到本期结束</translation>
    </message>
    <message>
        <source>all days</source>
        <translation>所有日期</translation>
    </message>
    <message>
        <source>how many rows of the form belong to one record, else 1</source>
        <translation>一条记录占表中几行，不写为 1</translation>
    </message>
    <message>
        <source>at most so many of them</source>
        <translation>最多填几条</translation>
    </message>
    <message>
        <source>“{name}” is a field of the row and takes no filter: write it without.</source>
        <translation>“{name}”是本行的字段，不能带条件：请去掉条件。</translation>
    </message>
    <message>
        <source>“{name}” is one point too many: write {subject}.{figure}.</source>
        <translation>“{name}”多了一个点：请写 {subject}.{figure}。</translation>
    </message>
    <message>
        <source>No row can be repeated for “{name}”: use one of {known}.</source>
        <translation>“{name}”不能逐条填写：请用 {known} 之一。</translation>
    </message>
    <message>
        <source>“{word}” is no field of {subject}: {hint}</source>
        <translation>{subject}没有字段“{word}”：{hint}</translation>
    </message>
    <message>
        <source>“{word}” is a field of single records: mark its row with {mark} to repeat the row for each.</source>
        <translation>“{word}”是单条记录的字段：请在这一行写上 {mark}，逐条填写。</translation>
    </message>
    <message>
        <source>“{word}” is not known: {hint}</source>
        <translation>不认识“{word}”：{hint}</translation>
    </message>
    <message>
        <source>“{word}” is no figure of {subject}: {hint}</source>
        <translation>{subject}没有指标“{word}”：{hint}</translation>
    </message>
    <message>
        <source>“{subject}” takes no filter.</source>
        <translation>“{subject}”不能带条件。</translation>
    </message>
    <message>
        <source>“{name}=this” means the value of a repeated row, and this row has none.</source>
        <translation>“{name}=本行”指逐条行的值，而这一行没有。</translation>
    </message>
    <message>
        <source>“{word}” is no period: {hint}</source>
        <translation>“{word}”不是时段：{hint}</translation>
    </message>
    <message>
        <source>Several species are called “{name}”: write {names}.</source>
        <translation>叫“{name}”的物种不止一个：请写 {names}。</translation>
    </message>
    <message>
        <source>No species is called “{name}”.</source>
        <translation>没有叫“{name}”的物种。</translation>
    </message>
    <message>
        <source>{count} places are called “{name}”: write the whole way, e.g. {names}.</source>
        <translation>叫“{name}”的地点有{count}个：请写全，例如 {names}。</translation>
    </message>
    <message>
        <source>No place is called “{name}”.</source>
        <translation>没有叫“{name}”的地点。</translation>
    </message>
    <message>
        <source>“{word}” is no filter of {subject}: {hint}</source>
        <translation>{subject}没有条件“{word}”：{hint}</translation>
    </message>
    <message>
        <source>“{word}” is no value of “{name}”: {hint}</source>
        <translation>“{name}”没有值“{word}”：{hint}</translation>
    </message>
    <message>
        <source>“{format}” is no format: write 0, 0.0, #,##0 or 0.0% for numbers, and yyyy, mm, dd with any signs between them for days.</source>
        <translation>“{format}”不是格式：数字写 0、0.0、#,##0 或 0.0%，日期写 yyyy、mm、dd，中间可加任何符号。</translation>
    </message>
    <message>
        <source>“{name}” wants one whole number from {low} to {high}.</source>
        <translation>“{name}”要一个 {low} 到 {high} 的整数。</translation>
    </message>
    <message>
        <source>“{name}” wants a day, written as 2025-03-05.</source>
        <translation>“{name}”要一个日期，写成 2025-03-05。</translation>
    </message>
    <message>
        <source>perhaps {words}?</source>
        <translation>是不是 {words}？</translation>
    </message>
    <message>
        <source>use one of {words}.</source>
        <translation>请用 {words} 之一。</translation>
    </message>
    <message>
        <source>{sentence} Perhaps {words}?</source>
        <translation>{sentence}是不是 {words}？</translation>
    </message>
    <message>
        <source>{file} is no .xlsx workbook: open it in Excel, save it as “Excel Workbook (*.xlsx)” and use that.</source>
        <translation>{file}不是 .xlsx 工作簿：请用 Excel 打开，另存为“Excel 工作簿 (*.xlsx)”再用。</translation>
    </message>
    <message>
        <source>{file} is too large for a form: take its pictures and old rows out.</source>
        <translation>{file}太大，不能当表格模板：请去掉图片和旧数据。</translation>
    </message>
    <message>
        <source>“{text}” is not closed: write {end} at its end.</source>
        <translation>“{text}”没有结尾：请在末尾写 {end}。</translation>
    </message>
    <message>
        <source>The braces are empty: write e.g. {example}.</source>
        <translation>括号里是空的：请写，例如 {example}。</translation>
    </message>
    <message>
        <source>Nothing stands behind “{name}=”.</source>
        <translation>“{name}=”后面没有内容。</translation>
    </message>
    <message>
        <source>“{text}” ends too early: a name is missing.</source>
        <translation>“{text}”没写完：缺少名称。</translation>
    </message>
    <message>
        <source>“{rest}” cannot be understood here: write filters as name=value, and put words that belong together into quotation marks.</source>
        <translation>看不懂“{rest}”：条件写成 名称=值，连在一起的词加引号。</translation>
    </message>
    <message>
        <source>{part} of the form is damaged: open the form in Excel, save it under a new name and use that.</source>
        <translation>表的{part}已损坏：请用 Excel 打开，另存为新文件再用。</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>Report of the office</source>
        <translation>单位报告</translation>
    </message>
    <message>
        <source>Report of rescues</source>
        <translation>救护报告</translation>
    </message>
    <message>
        <source>Forms of the office</source>
        <translation>本单位的表格</translation>
    </message>
    <message>
        <source>None yet: add the county&apos;s own</source>
        <translation>还没有：请添加县里的表</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Add a form…</source>
        <translation>添加表格…</translation>
    </message>
    <message>
        <source>An .xlsx of the county with placeholders; it is kept in the records file</source>
        <translation>县里下发的 .xlsx，写好占位符；随档案保存</translation>
    </message>
    <message>
        <source>Keep it no longer</source>
        <translation>不再保存</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Monthly wildlife report</source>
        <translation>野生动物监测月报表</translation>
    </message>
    <message>
        <source>Rescue ledger</source>
        <translation>救护台账</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Only what the filter means (there is none now)</source>
        <translation>只算筛选的记录（现在没有筛选）</translation>
    </message>
    <message>
        <source>Only what the filter means: {words}</source>
        <translation>只算筛选的记录：{words}</translation>
    </message>
    <message>
        <source>Nothing was recorded in these days: choose others, or make it empty.</source>
        <translation>这些日子没有记录：请换时段，或照样生成空表。</translation>
    </message>
    <message>
        <source>The records could not be counted. Nothing in the file was changed.</source>
        <translation>无法统计记录。档案没有改动。</translation>
    </message>
    <message>
        <source>Stopped: no report was written.</source>
        <translation>已停止，没有写出报表。</translation>
    </message>
    <message>
        <source>{file} was written.</source>
        <translation>已写出{file}。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>A workbook with cover, figures beside those of other periods, species, villages, protected and new species, rescues, a map and editable charts.</source>
        <translation>一个工作簿：封面、与其他时段对比的指标、物种、村、重点保护和新记录物种、救护、分布图，图表可以编辑。</translation>
    </message>
    <message>
        <source>The figures of a rescue centre with charts, and the ledger of its cases.</source>
        <translation>救护站的各项指标和图表，并附台账。</translation>
    </message>
    <message>
        <source>Filled in where it holds placeholders; nothing else of the form is touched.</source>
        <translation>只填写有占位符的地方，表的其他部分原样不动。</translation>
    </message>
    <message>
        <source>A form as counties have them, to use or to learn from: open it, change it, add your own.</source>
        <translation>县里常见的表，可以直接用，也可以打开改成自己的再添加。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Whose report it is</source>
        <translation>填报单位的名称</translation>
    </message>
    <message>
        <source>Sightings and rescues</source>
        <translation>目击与救护</translation>
    </message>
    <message>
        <source>Sightings</source>
        <translation>目击</translation>
    </message>
    <message>
        <source>Rescues</source>
        <translation>救护</translation>
    </message>
    <message>
        <source>The figures of these days…</source>
        <translation>这段时间的指标…</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Where it was found</source>
        <translation>发现地点</translation>
    </message>
    <message>
        <source>The animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Condition when found</source>
        <translation>发现时状况</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>照料</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>救护编号</translation>
    </message>
    <message>
        <source>Empty: the next number of your office.</source>
        <translation>留空则按本单位顺序编号。</translation>
    </message>
    <message>
        <source>Found on</source>
        <translation>发现日期</translation>
    </message>
    <message>
        <source>Found at (time)</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Date precision</source>
        <translation>日期精度</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>报告日期</translation>
    </message>
    <message>
        <source>Reported at (time)</source>
        <translation>报告时间</translation>
    </message>
    <message>
        <source>Reported by way of</source>
        <translation>报告方式</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>发现人</translation>
    </message>
    <message>
        <source>Finder&apos;s phone</source>
        <translation>发现人电话</translation>
    </message>
    <message>
        <source>Finder&apos;s role</source>
        <translation>发现人身份</translation>
    </message>
    <message>
        <source>Finder&apos;s village</source>
        <translation>发现人所在村</translation>
    </message>
    <message>
        <source>Report taken by</source>
        <translation>接报人</translation>
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
        <source>Position as received</source>
        <translation>原始坐标</translation>
    </message>
    <message>
        <source>Datum as received</source>
        <translation>原始坐标系</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>Radius in metres that surely contains the place.</source>
        <translation>确定包含该地点的半径（米）。</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>海拔</translation>
    </message>
    <message>
        <source>Position from</source>
        <translation>位置来源</translation>
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
        <source>Landscape</source>
        <translation>地貌</translation>
    </message>
    <message>
        <source>Ground and surroundings</source>
        <translation>生境</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Age class</source>
        <translation>年龄段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Origin of the name</source>
        <translation>名字由来</translation>
    </message>
    <message>
        <source>Microchip</source>
        <translation>芯片号</translation>
    </message>
    <message>
        <source>Band or tag</source>
        <translation>环志号</translation>
    </message>
    <message>
        <source>Same animal</source>
        <translation>同一个体</translation>
    </message>
    <message>
        <source>From the sighting</source>
        <translation>来源目击记录</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>Signs in words</source>
        <translation>症状描述</translation>
    </message>
    <message>
        <source>Suspected cause</source>
        <translation>致伤原因</translation>
    </message>
    <message>
        <source>Cause is</source>
        <translation>原因判断</translation>
    </message>
    <message>
        <source>Cause in words</source>
        <translation>原因说明</translation>
    </message>
    <message>
        <source>First aid by the finder</source>
        <translation>现场处置</translation>
    </message>
    <message>
        <source>Advice by phone</source>
        <translation>电话指导</translation>
    </message>
    <message>
        <source>Weigh every</source>
        <translation>称重间隔</translation>
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
        <source>In care since</source>
        <translation>入院日期</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结局</translation>
    </message>
    <message>
        <source>Outcome on</source>
        <translation>结局日期</translation>
    </message>
    <message>
        <source>First weight</source>
        <translation>初始体重</translation>
    </message>
    <message>
        <source>Latest weight</source>
        <translation>最近体重</translation>
    </message>
    <message>
        <source>Weighed on</source>
        <translation>最近称重日期</translation>
    </message>
    <message>
        <source>Hours of transport</source>
        <translation>转运时长</translation>
    </message>
    <message>
        <source>Distance of transport</source>
        <translation>转运里程</translation>
    </message>
    <message>
        <source>Next vaccination due</source>
        <translation>下次疫苗日期</translation>
    </message>
    <message>
        <source>Rescue case</source>
        <translation>救护案例</translation>
    </message>
    <message>
        <source>Rescue cases</source>
        <translation>救护案例</translation>
    </message>
</context>
<context>
    <name>RescueCharts</name>
    <message>
        <source>{count} others</source>
        <translation>其他 {count} 种</translation>
    </message>
    <message>
        <source>{received} received · {released} released ({share})</source>
        <translation>接收 {received} · 放归 {released}（{share}）</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Kept for life</source>
        <translation>收容饲养</translation>
    </message>
    <message>
        <source>In care</source>
        <translation>在护</translation>
    </message>
    <message>
        <source>Escaped, returned dead</source>
        <translation>逃逸、死体返还</translation>
    </message>
    <message>
        <source>Died later</source>
        <translation>此后死亡</translation>
    </message>
    <message>
        <source>Dead within 24 h</source>
        <translation>24 小时内死亡</translation>
    </message>
    <message>
        <source>Euthanised</source>
        <translation>安乐死</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{outcome}: {count} ({share})</source>
        <translation>{outcome}：{count}（{share}）</translation>
    </message>
    <message>
        <source>1 animal received</source>
        <translation>接收 1 只</translation>
    </message>
    <message>
        <source>{count} animals received</source>
        <translation>接收 {count} 只</translation>
    </message>
    <message>
        <source>No cause named</source>
        <translation>未写原因</translation>
    </message>
    <message>
        <source>No place named</source>
        <translation>未写地点</translation>
    </message>
    <message>
        <source>No received animal fits this filter</source>
        <translation>没有符合筛选的接收动物</translation>
    </message>
    <message>
        <source>No animal has been received yet</source>
        <translation>还没有接收动物</translation>
    </message>
    <message>
        <source>Reported but never received: {count}.</source>
        <translation>已报告但未接收：{count}。</translation>
    </message>
    <message>
        <source>Take a chip away above, or clear them all.</source>
        <translation>请去掉上面的一个条件，或全部清除。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>These figures grow from rescue cases. Record the first one, or bring in the centre&apos;s register.</source>
        <translation>这些数字来自救护案例。请记录第一个案例，或导入中心的登记表。</translation>
    </message>
    <message>
        <source>To the rescue cases</source>
        <translation>前往救护案例</translation>
    </message>
    <message>
        <source>Import a spreadsheet…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>1 case</source>
        <translation>1 个案例</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count} 个案例</translation>
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
        <source>{count} species</source>
        <translation>{count} 种</translation>
    </message>
    <message>
        <source>{cases} cases, {count} species</source>
        <translation>{cases} 个案例，{count} 种</translation>
    </message>
    <message>
        <source>received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>released</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>of {count} decided</source>
        <translation>已有结局 {count}</translation>
    </message>
    <message>
        <source>release rate</source>
        <translation>放归率</translation>
    </message>
    <message>
        <source>with first 24 h</source>
        <translation>计首 24 小时</translation>
    </message>
    <message>
        <source>without first 24 h</source>
        <translation>不计首 24 小时</translation>
    </message>
    <message>
        <source>died</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>{count} within 24 h</source>
        <translation>24 小时内 {count}</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>to other centres</source>
        <translation>转往其他单位</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>收容</translation>
    </message>
    <message>
        <source>not releasable</source>
        <translation>不能放归</translation>
    </message>
    <message>
        <source>in care</source>
        <translation>在护</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>days in care</source>
        <translation>在护天数</translation>
    </message>
    <message>
        <source>median, most {days}</source>
        <translation>中位数，最长 {days}</translation>
    </message>
    <message>
        <source>Reported, not received: {count}</source>
        <translation>已报告未接收：{count}</translation>
    </message>
    <message>
        <source>Cases without a number, counted as one: {count}</source>
        <translation>未写数量按 1 只计：{count} 个案例</translation>
    </message>
</context>
<context>
    <name>RescueFigures</name>
    <message>
        <source>Released</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Kept for life</source>
        <translation>收容饲养</translation>
    </message>
    <message>
        <source>Still in care</source>
        <translation>仍在救护</translation>
    </message>
    <message>
        <source>Escaped</source>
        <translation>逃逸</translation>
    </message>
    <message>
        <source>Died after 24 h</source>
        <translation>24 小时后死亡</translation>
    </message>
    <message>
        <source>Died, hours not known</source>
        <translation>死亡（时间不明）</translation>
    </message>
    <message>
        <source>Died within 24 h</source>
        <translation>24 小时内死亡</translation>
    </message>
    <message>
        <source>Euthanised</source>
        <translation>安乐死</translation>
    </message>
    <message>
        <source>Dead on arrival</source>
        <translation>送达时已死亡</translation>
    </message>
    <message>
        <source>Returned dead</source>
        <translation>死体返还</translation>
    </message>
    <message>
        <source>Animals received</source>
        <translation>接收动物数</translation>
    </message>
    <message>
        <source>Animals of all cases whose first intake lies in the period; an animal that was dead on arrival counts from its outcome when nobody wrote an intake. A case without a number counts as one animal. Each animal is of exactly one of the kinds below.</source>
        <translation>首次入院在本期内的全部案例的动物数；送达时已死亡而未写入院的，按结局日期计。未写数量的案例计 1 只。每只动物只属于下列一类。</translation>
    </message>
    <message>
        <source>Cases received</source>
        <translation>接收案例数</translation>
    </message>
    <message>
        <source>Cases whose first intake lies in the period; several animals may be one case.</source>
        <translation>首次入院在本期内的案例数；一个案例可有多只动物。</translation>
    </message>
    <message>
        <source>Species received</source>
        <translation>接收物种数</translation>
    </message>
    <message>
        <source>Different species among them.</source>
        <translation>其中不同物种的数目。</translation>
    </message>
    <message>
        <source>Received in the period and released since, at any time until today.</source>
        <translation>本期接收并已放归的，放归时间截至今天。</translation>
    </message>
    <message>
        <source>Handed on to another centre; what became of it is theirs.</source>
        <translation>转交其他单位，此后由对方负责。</translation>
    </message>
    <message>
        <source>Not releasable: kept in human care for good.</source>
        <translation>不能放归，终身收容。</translation>
    </message>
    <message>
        <source>Received in the period and without an outcome today.</source>
        <translation>本期接收、至今没有结局的。</translation>
    </message>
    <message>
        <source>Got away before anybody decided on its release.</source>
        <translation>未经决定放归而逃脱的。</translation>
    </message>
    <message>
        <source>Died in care</source>
        <translation>救护中死亡</translation>
    </message>
    <message>
        <source>Died by itself after intake; euthanised and dead on arrival are counted apart.</source>
        <translation>入院后自然死亡；安乐死和送达时已死亡另计。</translation>
    </message>
    <message>
        <source>of these within 24 h</source>
        <translation>其中 24 小时内</translation>
    </message>
    <message>
        <source>As recorded; else by the times of intake and death; without times, death on the day of intake.</source>
        <translation>以记录为准；否则按入院和死亡时间；没有时间时，入院当天死亡。</translation>
    </message>
    <message>
        <source>of these after 24 h</source>
        <translation>其中 24 小时后</translation>
    </message>
    <message>
        <source>As recorded; else by the times; without times, death two days after intake or later.</source>
        <translation>以记录为准；否则按时间；没有时间时，入院两天后或更晚死亡。</translation>
    </message>
    <message>
        <source>of these hours not known</source>
        <translation>其中时间不明</translation>
    </message>
    <message>
        <source>Died on the day after intake and no times are recorded: it may have been either. The rates treat it as after 24 h.</source>
        <translation>入院次日死亡且没有时间记录，两种都有可能。计算比率时按 24 小时后处理。</translation>
    </message>
    <message>
        <source>Put down to end its suffering.</source>
        <translation>为解除痛苦而处死。</translation>
    </message>
    <message>
        <source>By the same rule as for animals that died.</source>
        <translation>规则与死亡动物相同。</translation>
    </message>
    <message>
        <source>Dead when it reached the centre.</source>
        <translation>到达中心时已死亡。</translation>
    </message>
    <message>
        <source>Its body was given back; the case was closed so.</source>
        <translation>尸体已返还，以此结案。</translation>
    </message>
    <message>
        <source>Release rate</source>
        <translation>放归率</translation>
    </message>
    <message>
        <source>Released ÷ received. Animals still in care count below.</source>
        <translation>放归 ÷ 接收；仍在救护的计入分母。</translation>
    </message>
    <message>
        <source>Release rate, decided cases</source>
        <translation>放归率（已有结局）</translation>
    </message>
    <message>
        <source>Released ÷ (received − still in care).</source>
        <translation>放归 ÷（接收 − 仍在救护）。</translation>
    </message>
    <message>
        <source>Release rate without the first 24 h</source>
        <translation>放归率（不计首 24 小时）</translation>
    </message>
    <message>
        <source>Released ÷ (received − dead on arrival − died or euthanised within 24 h).</source>
        <translation>放归 ÷（接收 − 送达时已死亡 − 24 小时内死亡或安乐死）。</translation>
    </message>
    <message>
        <source>Release rate without the first 24 h, decided cases</source>
        <translation>放归率（不计首 24 小时，已有结局）</translation>
    </message>
    <message>
        <source>Released ÷ (received − dead on arrival − died or euthanised within 24 h − still in care).</source>
        <translation>放归 ÷（接收 − 送达时已死亡 − 24 小时内死亡或安乐死 − 仍在救护）。</translation>
    </message>
    <message>
        <source>Survival rate with the first 24 h</source>
        <translation>存活率（计首 24 小时）</translation>
    </message>
    <message>
        <source>(Released + transferred + kept + escaped + still in care) ÷ (received − dead on arrival).</source>
        <translation>（放归 + 转移 + 收容 + 逃逸 + 仍在救护）÷（接收 − 送达时已死亡）。</translation>
    </message>
    <message>
        <source>Survival rate without the first 24 h</source>
        <translation>存活率（不计首 24 小时）</translation>
    </message>
    <message>
        <source>(Released + transferred + kept + escaped + still in care) ÷ (received − dead on arrival − died or euthanised within 24 h).</source>
        <translation>（放归 + 转移 + 收容 + 逃逸 + 仍在救护）÷（接收 − 送达时已死亡 − 24 小时内死亡或安乐死）。</translation>
    </message>
    <message>
        <source>Days in care, median</source>
        <translation>在护天数（中位数）</translation>
    </message>
    <message>
        <source>Days from receipt to outcome of the cases that have one: half of them took longer.</source>
        <translation>有结局的案例从接收到结局的天数：一半案例更久。</translation>
    </message>
    <message>
        <source>Days in care, mean</source>
        <translation>在护天数（平均）</translation>
    </message>
    <message>
        <source>The mean of the same days, one value a case.</source>
        <translation>同样天数的平均值，每个案例一个值。</translation>
    </message>
    <message>
        <source>Days in care, longest</source>
        <translation>在护天数（最长）</translation>
    </message>
    <message>
        <source>The longest of the same days.</source>
        <translation>同样天数中最长的。</translation>
    </message>
    <message>
        <source>In care as the period began</source>
        <translation>期初在护</translation>
    </message>
    <message>
        <source>Received before the first day and without an outcome before it.</source>
        <translation>首日之前接收且此前没有结局的。</translation>
    </message>
    <message>
        <source>Outcomes in the period</source>
        <translation>本期结局数</translation>
    </message>
    <message>
        <source>Animals whose outcome lies in the period, whenever received. In care at the beginning + received − outcomes = in care at the end.</source>
        <translation>结局在本期内的动物，不论何时接收。期初在护 + 接收 − 结局 = 期末在护。</translation>
    </message>
    <message>
        <source>In care as the period ended</source>
        <translation>期末在护</translation>
    </message>
    <message>
        <source>Received until the last day and without an outcome until then.</source>
        <translation>末日为止接收且尚无结局的。</translation>
    </message>
    <message>
        <source>Reported, not received</source>
        <translation>已报告未接收</translation>
    </message>
    <message>
        <source>Animals found in the period that never came to the centre; they are in no other figure.</source>
        <translation>本期发现但没有送到中心的动物；不计入其他数字。</translation>
    </message>
    <message>
        <source>Cases without a number</source>
        <translation>未写数量的案例</translation>
    </message>
    <message>
        <source>Received cases counted as one animal for want of a number.</source>
        <translation>因未写数量而按 1 只计的案例。</translation>
    </message>
    <message>
        <source>The dispositions, and rates with and without the first 24 hours, follow the usage of wildlife rehabilitation (WRMD, Wildlife Rehabilitation MD).</source>
        <translation>结局分类以及计与不计首 24 小时的比率，采用野生动物康复行业的惯例（WRMD，Wildlife Rehabilitation MD）。</translation>
    </message>
</context>
<context>
    <name>RescuePage</name>
    <message>
        <source>The case is saved. What happens next goes into its timeline.</source>
        <translation>案例已保存。之后发生的事记入经过。</translation>
    </message>
    <message>
        <source>Open case   Alt+Enter</source>
        <translation>打开案例   Alt+Enter</translation>
    </message>
    <message>
        <source>Open   Alt+Enter</source>
        <translation>打开   Alt+Enter</translation>
    </message>
    <message>
        <source>Open the case with its timeline</source>
        <translation>打开案例及其经过</translation>
    </message>
    <message>
        <source>Papers ▾</source>
        <translation>文书 ▾</translation>
    </message>
    <message>
        <source>Ledger and report of a period</source>
        <translation>某一时期的台账和报表</translation>
    </message>
</context>
<context>
    <name>RescuePanel</name>
    <message>
        <source>strong colour: released since</source>
        <translation>深色：此后放归</translation>
    </message>
    <message>
        <source>received, share released</source>
        <translation>接收数，放归比例</translation>
    </message>
    <message>
        <source>Received by month</source>
        <translation>每月接收</translation>
    </message>
    <message>
        <source>Received by year</source>
        <translation>每年接收</translation>
    </message>
    <message>
        <source>Outcomes by month</source>
        <translation>每月结局</translation>
    </message>
    <message>
        <source>Outcomes by year</source>
        <translation>每年结局</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Counties</source>
        <translation>县</translation>
    </message>
    <message>
        <source>Snowtrack</source>
        <translation>雪迹</translation>
    </message>
    <message>
        <source>strong colour: released since; figures: received, share released</source>
        <translation>深色：此后放归；数字：接收数、放归比例</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Copy as a picture (Ctrl+C)</source>
        <translation>复制为图片（Ctrl+C）</translation>
    </message>
    <message>
        <source>PNG for documents and messages, SVG for printing (Ctrl+S)</source>
        <translation>PNG 用于文档和聊天，SVG 用于印刷（Ctrl+S）</translation>
    </message>
    <message>
        <source>Arrow keys move, Enter narrows the filter to the bar</source>
        <translation>方向键移动，Enter 按所在柱条筛选</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报表(&amp;R)…</translation>
    </message>
    <message>
        <source>An Excel workbook: key figures beside the year before, tables, charts, ledger</source>
        <translation>Excel 工作簿：关键数字与上年对比、各表、图表、台账</translation>
    </message>
</context>
<context>
    <name>RescueReport</name>
    <message>
        <source>Wildlife rescue ledger</source>
        <translation>野生动物救护台账</translation>
    </message>
    <message>
        <source>No case belongs to this period.</source>
        <translation>本期没有案例。</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>One row a case, by the day received; a case that never came to the centre stands by the day it was found.</source>
        <translation>每个案例一行，按接收日期排列；未送到中心的按发现日期。</translation>
    </message>
    <message>
        <source>{count} cases do not fit into one sheet: write the ledger in parts.</source>
        <translation>{count} 个案例一张表放不下：请分段写出台账。</translation>
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
        <translation>至 {until}</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案例数</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>只数</translation>
    </message>
    <message>
        <source>Report of wildlife rescues</source>
        <translation>野生动物救护报表</translation>
    </message>
    <message>
        <source>No animal was received in this period.</source>
        <translation>本期没有接收动物。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时期</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>制表日期</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制表人</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>A period means the day an animal was received. Each received animal is counted as exactly one outcome, the one it has today; each table adds up to the total.</source>
        <translation>时期按接收日期计。每只接收的动物只按今天的一种结局计数，各表相加等于合计。</translation>
    </message>
    <message>
        <source>Key figures</source>
        <translation>关键数字</translation>
    </message>
    <message>
        <source>Key figures and what they count</source>
        <translation>关键数字及其含义</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>按年</translation>
    </message>
    <message>
        <source>Animals received, by year</source>
        <translation>按年接收动物数</translation>
    </message>
    <message>
        <source>Year received</source>
        <translation>接收年份</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>Animals received, by month</source>
        <translation>按月接收动物数</translation>
    </message>
    <message>
        <source>Month received</source>
        <translation>接收月份</translation>
    </message>
    <message>
        <source>By species</source>
        <translation>按物种</translation>
    </message>
    <message>
        <source>Animals received, by species</source>
        <translation>按物种接收动物数</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>物种</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>按原因</translation>
    </message>
    <message>
        <source>Animals received, by suspected cause</source>
        <translation>按救护原因接收动物数</translation>
    </message>
    <message>
        <source>Suspected cause</source>
        <translation>救护原因</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>按地点</translation>
    </message>
    <message>
        <source>Animals received, by county</source>
        <translation>按县接收动物数</translation>
    </message>
    <message>
        <source>County where found</source>
        <translation>发现地所在县</translation>
    </message>
    <message>
        <source>By condition</source>
        <translation>按状况</translation>
    </message>
    <message>
        <source>Animals received, by condition</source>
        <translation>按接收状况接收动物数</translation>
    </message>
    <message>
        <source>Condition on receipt</source>
        <translation>接收状况</translation>
    </message>
    <message>
        <source>Scientific name</source>
        <translation>学名</translation>
    </message>
    <message>
        <source>Received and released</source>
        <translation>接收与放归</translation>
    </message>
    <message>
        <source>Received and released: the most frequent</source>
        <translation>接收与放归：最多的</translation>
    </message>
    <message>
        <source>What became of them</source>
        <translation>结局</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>仅</translation>
    </message>
</context>
<context>
    <name>RouteMap</name>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>Checked after release</source>
        <translation>放归监测</translation>
    </message>
    <message>
        <source>Where it was found has no coordinates</source>
        <translation>发现地点没有坐标</translation>
    </message>
    <message>
        <source>The start of the transport of {date} has no coordinates</source>
        <translation>{date} 转运的出发地没有坐标</translation>
    </message>
    <message>
        <source>The end of the transport of {date} has no coordinates</source>
        <translation>{date} 转运的目的地没有坐标</translation>
    </message>
    <message>
        <source>The place of release has no coordinates</source>
        <translation>放归地点没有坐标</translation>
    </message>
    <message>
        <source>The check of {date} has no coordinates</source>
        <translation>{date} 的监测没有坐标</translation>
    </message>
    <message>
        <source>The transport of {date} is not drawn: both its ends are known only as {unit}</source>
        <translation>{date} 的转运未画出：两端都只知道是{unit}</translation>
    </message>
    <message>
        <source>{what}: {place}</source>
        <translation>{what}：{place}</translation>
    </message>
    <message>
        <source>{place} has no coordinates: drawn at {unit}</source>
        <translation>{place}没有坐标，画在{unit}</translation>
    </message>
    <message>
        <source>{place} is drawn at its seat</source>
        <translation>{place}画在其驻地</translation>
    </message>
    <message>
        <source>{place} ≈ {unit}</source>
        <translation>{place} ≈ {unit}</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} m</translation>
    </message>
    <message>
        <source>{latitude}° N, {longitude}° E</source>
        <translation>北纬 {latitude}°，东经 {longitude}°</translation>
    </message>
</context>
<context>
    <name>RouteView</name>
    <message>
        <source>Names: GeoNames (CC BY) · Water: GSHHG</source>
        <translation>地名：GeoNames (CC BY) · 水系：GSHHG</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>还没有可画的</translation>
    </message>
    <message>
        <source>Neither the finding nor a transport has coordinates.</source>
        <translation>发现地点和转运都没有坐标。</translation>
    </message>
    <message>
        <source>Route of transport</source>
        <translation>转运路线</translation>
    </message>
    <message>
        <source>Closer (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Further away (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Whole route (0)</source>
        <translation>整条路线 (0)</translation>
    </message>
    <message>
        <source>Arrow keys move the map, + and - zoom, 0 shows all, N and P go through marks</source>
        <translation>方向键移动，+ 和 - 缩放，0 显示全部，N 和 P 逐个查看标记</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Window, map and chart</source>
        <translation>窗口、地图和图表</translation>
    </message>
    <message>
        <source>Rescue case and its receipt</source>
        <translation>救护案例及其凭证</translation>
    </message>
    <message>
        <source>Positions in any form</source>
        <translation>各种写法的位置</translation>
    </message>
</context>
<context>
    <name>SheetMenus</name>
    <message>
        <source>column {letter}</source>
        <translation>{letter} 列</translation>
    </message>
    <message>
        <source>The column names stand in row {row}</source>
        <translation>列名在第 {row} 行</translation>
    </message>
    <message>
        <source>The column names stand in rows {first} and {row}</source>
        <translation>列名在第 {first}、{row} 两行</translation>
    </message>
    <message>
        <source>Row {row} is the last with data</source>
        <translation>数据到第 {row} 行为止</translation>
    </message>
    <message>
        <source>Where this column goes to…</source>
        <translation>这一列放入哪个字段…</translation>
    </message>
</context>
<context>
    <name>SheetModel</name>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不能导入</translation>
    </message>
    <message>
        <source>to the notes</source>
        <translation>记入备注</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>第 {row} 行：{reason}</translation>
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
        <translation>谁看到的</translation>
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
        <translation>以米为单位的半径，真实位置一定在此范围内。</translation>
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
        <translation>原始坐标</translation>
    </message>
    <message>
        <source>Datum as received</source>
        <translation>原始坐标系</translation>
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
    <message>
        <source>Same animal</source>
        <translation>同一个体</translation>
    </message>
</context>
<context>
    <name>Species</name>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
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
        <translation>当地叫法，用逗号隔开，如 石羊。</translation>
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
        <translation>IUCN 等级</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感程度</translation>
    </message>
    <message>
        <source>How much its places must be hidden from others.</source>
        <translation>其分布地点需要对外保密的程度。</translation>
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
        <translation>名称、学名或拼音首字母，如 xb</translation>
    </message>
</context>
<context>
    <name>StampsLine</name>
    <message>
        <source>Entered by {who} {when}</source>
        <translation>录入：{who} {when}</translation>
    </message>
    <message>
        <source>changed by {who} {when}, revision {number}</source>
        <translation>修改：{who} {when}，第 {number} 版</translation>
    </message>
</context>
<context>
    <name>StartFace</name>
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
        <source>Import a spreadsheet: {what}</source>
        <translation>导入表格：{what}</translation>
    </message>
    <message>
        <source>It holds</source>
        <translation>内容是</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>以往的导入</translation>
    </message>
    <message>
        <source>Go on with {name}: {what}, corrected {when}</source>
        <translation>继续 {name}：{what}，{when} 改过</translation>
    </message>
    <message>
        <source>Excel, ODS or CSV, as the office keeps it: title rows and totals may stay. Every row is shown before anything is written, and one click takes an import back. Drop a file here, or paste rows copied in Excel (Ctrl+V).</source>
        <translation>Excel、ODS 或 CSV，平时怎么记就怎么导：标题行和合计行不用删。写入之前每一行都会显示，导入后可一键撤销。也可把文件拖到这里，或粘贴从 Excel 复制的行（Ctrl+V）。</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>最近</translation>
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
    <name>StillMap</name>
    <message>
        <source>National class I</source>
        <translation>国家一级</translation>
    </message>
    <message>
        <source>National class II</source>
        <translation>国家二级</translation>
    </message>
    <message>
        <source>Other species</source>
        <translation>其他物种</translation>
    </message>
    <message>
        <source>Several records</source>
        <translation>多条记录</translation>
    </message>
    <message>
        <source>Relief and water as shipped with Snowtrack; WGS 84</source>
        <translation>地形与水系为雪迹自带底图；WGS 84</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>Somebody else changed this record in the meantime. What you typed is kept: reload the record and compare.</source>
        <translation>别人刚刚改动了这条记录。输入的内容还在：请重新读取记录，对照后再保存。</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Seen</source>
        <translation>目击</translation>
    </message>
    <message>
        <source>Seen again</source>
        <translation>再次目击</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>In care</source>
        <translation>救护</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>case {number}</source>
        <translation>案例 {number}</translation>
    </message>
</context>
<context>
    <name>StoryView</name>
    <message>
        <source>Story</source>
        <translation>经历</translation>
    </message>
    <message>
        <source>Open   Enter</source>
        <translation>打开   Enter</translation>
    </message>
    <message>
        <source>The story of an animal</source>
        <translation>一只动物的经历</translation>
    </message>
    <message>
        <source>Save the individual; then link sightings and rescue cases to it.</source>
        <translation>请先保存个体，再把目击记录和救护案例关联到它。</translation>
    </message>
    <message>
        <source>Nothing is linked yet</source>
        <translation>还没有关联</translation>
    </message>
    <message>
        <source>Open a sighting or a rescue case and choose this individual under “Same animal”.</source>
        <translation>请打开目击记录或救护案例，在“同一个体”中选择此个体。</translation>
    </message>
    <message>
        <source>1 sighting</source>
        <translation>1 次目击</translation>
    </message>
    <message>
        <source>{count} sightings</source>
        <translation>{count} 次目击</translation>
    </message>
    <message>
        <source>1 rescue</source>
        <translation>1 次救护</translation>
    </message>
    <message>
        <source>{count} rescues</source>
        <translation>{count} 次救护</translation>
    </message>
    <message>
        <source>same microchip</source>
        <translation>芯片号相同</translation>
    </message>
    <message>
        <source>same band or tag</source>
        <translation>环志号相同</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>名字相同</translation>
    </message>
    <message>
        <source>Perhaps the same animal: case {number} ({why}). It is not linked.</source>
        <translation>可能是同一个体：案例 {number}（{why}），尚未关联。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>Template</name>
    <message>
        <source>A day, e.g. 2025-03-05. Only the month is known: 2025-03.</source>
        <translation>日期，如 2025-03-05；只知道月份写 2025-03。</translation>
    </message>
    <message>
        <source>The time of day, e.g. 14:30.</source>
        <translation>时刻，如 14:30。</translation>
    </message>
    <message>
        <source>Decimal degrees in {datum}, e.g. {example}.</source>
        <translation>{datum} 十进制度，如 {example}。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选一项。</translation>
    </message>
    <message>
        <source>One of the list, or several with a comma between them.</source>
        <translation>从列表中选，多项用逗号隔开。</translation>
    </message>
    <message>
        <source>Choose from the list, or type what is not in it.</source>
        <translation>从列表中选，列表里没有的直接写。</translation>
    </message>
    <message>
        <source>A whole number.</source>
        <translation>整数。</translation>
    </message>
    <message>
        <source>From {low} to {high}.</source>
        <translation>{low} 到 {high}。</translation>
    </message>
    <message>
        <source>Must be filled in.</source>
        <translation>必填。</translation>
    </message>
    <message>
        <source>How to fill it in</source>
        <translation>填写说明</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Names of species</source>
        <translation>物种名称</translation>
    </message>
    <message>
        <source>One row for each record, from row 2 on. Leave no title above.</source>
        <translation>每条记录一行，从第 2 行写起；上面不要加标题。</translation>
    </message>
    <message>
        <source>Columns with * must be filled in, the others as far as something is known. Leave a cell empty rather than write “none”.</source>
        <translation>带 * 的列必填，其他列知道多少写多少。不知道就空着，不要写“无”。</translation>
    </message>
    <message>
        <source>A hint appears when a cell is entered, and a list under its arrow.</source>
        <translation>点到单元格会出现提示；有下拉箭头的可以从列表中选。</translation>
    </message>
    <message>
        <source>Positions are in {datum}. Columns may be moved or hidden; keep their names as they are.</source>
        <translation>经纬度用 {datum}。列可以移动、隐藏，但列名不要改。</translation>
    </message>
    <message>
        <source>Send the filled sheet back as it is (.xlsx): Snowtrack knows it and takes it in without asking.</source>
        <translation>填好后原样（.xlsx）交回：雪迹认得这张表，导入时不再询问。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>What belongs there</source>
        <translation>填什么</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>可选内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tibetan</source>
        <translation>藏文</translation>
    </message>
    <message>
        <source>Scientific name</source>
        <translation>学名</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>That is no day between {first} and today. Write it as 2025-03-05. Keep it anyway?</source>
        <translation>这不是 {first} 到今天之间的日期。请写成 2025-03-05。仍要保留吗？</translation>
    </message>
    <message>
        <source>That is no time of day. Write it as 14:30. Keep it anyway?</source>
        <translation>这不是一个时刻。请写成 14:30。仍要保留吗？</translation>
    </message>
    <message>
        <source>That is no position in decimal degrees, e.g. {example}. Keep it anyway?</source>
        <translation>这不是十进制度，如 {example}。仍要保留吗？</translation>
    </message>
    <message>
        <source>A number from {low} to {high} is wanted here.</source>
        <translation>这里要填 {low} 到 {high} 的数字。</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>TemplatePopup</name>
    <message>
        <source>Empty sheet for collecting</source>
        <translation>空白填报表</translation>
    </message>
    <message>
        <source>An Excel file with lists and checks, to be filled in elsewhere. What comes back is taken in without questions.</source>
        <translation>带下拉列表和检查的 Excel 表，拿到别处填写；交回后导入时不再询问。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>The empty sheet is in {name}.</source>
        <translation>空白填报表已写到 {name}。</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>{records} to fill in</source>
        <translation>{records}填报表</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>{file} is not there any more: put it back, or take the layer off the map.</source>
        <translation>{file} 已不在原处：请放回去，或把这个图层从地图上移除。</translation>
    </message>
    <message>
        <source>{file} is damaged or was not copied whole: get it once more from where it came.</source>
        <translation>{file} 已损坏或没有拷贝完整：请从来源处重新拷贝一份。</translation>
    </message>
    <message>
        <source>{file} holds shapes (vector tiles), not pictures: ask for it as raster tiles (PNG, JPEG or WebP), or for the data as GeoPackage or Shapefile.</source>
        <translation>{file} 里是矢量瓦片，不是图片：请索取栅格瓦片（PNG、JPEG 或 WebP），或 GeoPackage、Shapefile 格式的数据。</translation>
    </message>
    <message>
        <source>{file} holds no picture.</source>
        <translation>{file} 里没有图片。</translation>
    </message>
    <message>
        <source>{file} is no archive of map tiles that can be read here (MBTiles or PMTiles).</source>
        <translation>{file} 不是能读取的地图瓦片文件（MBTiles 或 PMTiles）。</translation>
    </message>
    <message>
        <source>{file} is packed in a way that cannot be read here ({how}): convert it to MBTiles first.</source>
        <translation>{file} 的打包方式（{how}）无法读取：请先转换成 MBTiles。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation>无法读取 {file}（{reason}）。</translation>
    </message>
    <message>
        <source>{file} is in no picture format that can be read here. GeoTIFF (.tif), ERDAS (.img), JPEG 2000 (.jp2), NetCDF, HGT and ASCII grids can.</source>
        <translation>{file} 不是能读取的影像格式。可以读取 GeoTIFF（.tif）、ERDAS（.img）、JPEG 2000（.jp2）、NetCDF、HGT 和 ASCII 格网。</translation>
    </message>
    <message>
        <source>{file} is empty: every point in it is marked as “no data”.</source>
        <translation>{file} 是空的：里面每个点都标为“无数据”。</translation>
    </message>
    <message>
        <source>{file} does not say where on Earth it lies: ask for the georeferenced file (GeoTIFF), or put its world file (.tfw, .jgw) beside it.</source>
        <translation>{file} 没有位置信息：请索取带地理坐标的文件（GeoTIFF），或把坐标文件（.tfw、.jgw）放在它旁边。</translation>
    </message>
    <message>
        <source>{file} does not say in which coordinate system its coordinates are: choose one.</source>
        <translation>{file} 没有说明用的是哪个坐标系：请选择一个。</translation>
    </message>
    <message>
        <source>“{crs}” is no coordinate system that is known here.</source>
        <translation>“{crs}”不是已知的坐标系。</translation>
    </message>
    <message>
        <source>The coordinates of {file} lie outside the world when read in this coordinate system: choose another one.</source>
        <translation>按这个坐标系，{file} 的坐标超出了地球范围：请换一个坐标系。</translation>
    </message>
    <message>
        <source>{file} has no variable of that name; it has {names}.</source>
        <translation>{file} 里没有这个变量，只有：{names}。</translation>
    </message>
    <message>
        <source>There is no room left on the disc for the map made of {file}: free some space and try again. Nothing was kept.</source>
        <translation>磁盘空间不够，无法生成 {file} 的地图：请腾出空间再试。没有留下任何文件。</translation>
    </message>
    <message>
        <source>{file} needs more memory than this computer can give: cut it into smaller parts first.</source>
        <translation>{file} 需要的内存超过这台电脑的能力：请先裁成小块。</translation>
    </message>
    <message>
        <source>{file} could not be read: the part of the program that reads pictures stopped at it. It is damaged or made in an unusual way; save it once more as GeoTIFF.</source>
        <translation>无法读取 {file}：读取影像的部分在它这里中断了。文件已损坏或格式特殊，请另存为 GeoTIFF。</translation>
    </message>
    <message>
        <source>{file} takes too long to read; save it once more as a tiled GeoTIFF.</source>
        <translation>读取 {file} 太慢：请另存为分块的 GeoTIFF。</translation>
    </message>
    <message>
        <source>The part of the program that reads pictures is missing here ({detail}): install Snowtrack again.</source>
        <translation>缺少读取影像的部分（{detail}）：请重新安装雪迹。</translation>
    </message>
    <message>
        <source>The folder {folder} beside the records file cannot be written ({reason}).</source>
        <translation>记录文件旁的文件夹 {folder} 无法写入（{reason}）。</translation>
    </message>
    <message>
        <source>{file} could not be opened, the computer refused to start the reader ({reason}): close other programs and try again.</source>
        <translation>无法打开 {file}：电脑拒绝启动读取程序（{reason}）。请关闭其他程序再试。</translation>
    </message>
    <message>
        <source>{file} holds pictures, not heights: ask for the elevation as GeoTIFF.</source>
        <translation>{file} 里是图片，不是高程：请索取 GeoTIFF 格式的高程数据。</translation>
    </message>
    <message>
        <source>Pictures are kept beside the records file, and these records are on a server.</source>
        <translation>影像保存在记录文件旁边，而这份记录在服务器上。</translation>
    </message>
    <message>
        <source>There is no room left on the disc for a copy of {file}: free some space and try again. Nothing was kept.</source>
        <translation>磁盘空间不够，无法拷贝 {file}：请腾出空间再试。没有留下任何文件。</translation>
    </message>
    <message>
        <source>{file} cannot be copied ({reason}).</source>
        <translation>无法拷贝 {file}（{reason}）。</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>No record with a date and a position</source>
        <translation>没有既有日期又有坐标的记录</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{count} on the map</source>
        <translation>地图上 {count} 条</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>按年</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>正常速度</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Keep as filter</source>
        <translation>作为筛选条件</translation>
    </message>
    <message>
        <source>Table, charts and export follow these days too</source>
        <translation>表格、图表和导出也只看这些日期</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Close the slider; all times are shown again</source>
        <translation>关闭时间轴，重新显示全部时间</translation>
    </message>
    <message>
        <source>Close the slider</source>
        <translation>关闭时间轴</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Drag an edge or the range. Arrow keys move it by a step, Shift its end, Ctrl its beginning; Home shows all.</source>
        <translation>拖动边缘或整段。方向键移动一步，按住 Shift 只移动结束，按住 Ctrl 只移动开始；Home 显示全部。</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Show only one kind of entry</source>
        <translation>只看一种记事</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>{order}: turn round</source>
        <translation>{order}：点击反转</translation>
    </message>
    <message>
        <source>Add entry   Ctrl+E</source>
        <translation>记一笔   Ctrl+E</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>还没有经过</translation>
    </message>
    <message>
        <source>Record the transport or the intake: everything else follows from them.</source>
        <translation>请先记录转运或入院，其余由此展开。</translation>
    </message>
    <message>
        <source>Record the transport</source>
        <translation>记录转运</translation>
    </message>
    <message>
        <source>Record the intake</source>
        <translation>记录入院</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message>
        <source>{name} holds no times, so no photo can be placed by it: export the track with its times.</source>
        <translation>{name} 没有时间，无法用来给照片定位：请导出带时间的轨迹。</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} MB: split it.</source>
        <translation>{name} 超过 {limit} MB：请分成几份。</translation>
    </message>
    <message>
        <source>{name} is no GPX track, or was cut off: export it from the receiver once more.</source>
        <translation>{name} 不是 GPX 轨迹，或不完整：请从接收机重新导出。</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>The leg</source>
        <translation>路程</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>到达日期</translation>
    </message>
    <message>
        <source>Arrived at (time)</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>出发地</translation>
    </message>
    <message>
        <source>From (place in words)</source>
        <translation>出发地点</translation>
    </message>
    <message>
        <source>From, latitude</source>
        <translation>出发地纬度</translation>
    </message>
    <message>
        <source>From, longitude</source>
        <translation>出发地经度</translation>
    </message>
    <message>
        <source>To</source>
        <translation>目的地</translation>
    </message>
    <message>
        <source>To (place in words)</source>
        <translation>到达地点</translation>
    </message>
    <message>
        <source>To, latitude</source>
        <translation>目的地纬度</translation>
    </message>
    <message>
        <source>To, longitude</source>
        <translation>目的地经度</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Hours as told</source>
        <translation>自述时长</translation>
    </message>
    <message>
        <source>Only where the times are not known.</source>
        <translation>仅在不知道具体时间时填写。</translation>
    </message>
    <message>
        <source>Hours on the way</source>
        <translation>转运时长</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆数</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶员</translation>
    </message>
    <message>
        <source>Escorts</source>
        <translation>护送人员</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路线</translation>
    </message>
    <message>
        <source>Checks on the way</source>
        <translation>途中检查</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交出人</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接手人</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>交接单号</translation>
    </message>
    <message>
        <source>Transport leg</source>
        <translation>转运</translation>
    </message>
    <message>
        <source>Transport legs</source>
        <translation>转运</translation>
    </message>
</context>
<context>
    <name>TrashTools</name>
    <message>
        <source>1 record was restored.</source>
        <translation>已恢复 1 条记录。</translation>
    </message>
    <message>
        <source>{count} records were restored.</source>
        <translation>已恢复 {count} 条记录。</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Trash: records that were voided</source>
        <translation>回收站：已作废的记录</translation>
    </message>
    <message>
        <source>Bring the selected records back</source>
        <translation>恢复选中的记录</translation>
    </message>
</context>
<context>
    <name>Treatment</name>
    <message>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <source>Drug or therapy</source>
        <translation>药物或疗法</translation>
    </message>
    <message>
        <source>Kind of treatment</source>
        <translation>治疗类别</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>剂量单位</translation>
    </message>
    <message>
        <source>Prescribed per kg</source>
        <translation>每公斤处方剂量</translation>
    </message>
    <message>
        <source>With it the dose is checked against the latest weight.</source>
        <translation>填写后按最近体重核对剂量。</translation>
    </message>
    <message>
        <source>Dose per kg</source>
        <translation>每公斤剂量</translation>
    </message>
    <message>
        <source>Way given</source>
        <translation>给药途径</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Empty: still going on.</source>
        <translation>留空表示仍在进行。</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>治疗目的</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>疗效</translation>
    </message>
    <message>
        <source>Treatments</source>
        <translation>治疗</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>new {record}</source>
        <translation>新建 {record}</translation>
    </message>
    <message>
        <source>change of {fields} in {record}</source>
        <translation>修改{record}的{fields}</translation>
    </message>
    <message>
        <source>change of {count} fields in {record}</source>
        <translation>修改{record}的 {count} 个字段</translation>
    </message>
    <message>
        <source>change of {record}</source>
        <translation>修改{record}</translation>
    </message>
    <message>
        <source>void {record}</source>
        <translation>作废 {record}</translation>
    </message>
    <message>
        <source>restore {record}</source>
        <translation>恢复 {record}</translation>
    </message>
    <message>
        <source>import of {record}</source>
        <translation>导入 {record}</translation>
    </message>
    <message>
        <source>import of {record} from {source}</source>
        <translation>从 {source} 导入 {record}</translation>
    </message>
    <message>
        <source>{count} {records}</source>
        <translation>{count} 条{records}</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{whole}的{part}</translation>
    </message>
    <message>
        <source>{deed}, by {author}, {time}</source>
        <translation>{deed}，{author}，{time}</translation>
    </message>
    <message>
        <source>{kind} {record}</source>
        <translation>{kind} {record}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 条记录</translation>
    </message>
    <message>
        <source>merging of {record}</source>
        <translation>合并{record}</translation>
    </message>
    <message>
        <source>no doubles: {record}</source>
        <translation>不是重复：{record}</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的</translation>
    </message>
    <message>
        <source>Nothing to do again</source>
        <translation>没有可重做的</translation>
    </message>
    <message>
        <source>Do again: {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>All changes of this file</source>
        <translation>本文件的全部修改</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>UndoControl</name>
    <message>
        <source>One change is still being taken back.</source>
        <translation>正在撤销一项修改。</translation>
    </message>
    <message>
        <source>Nothing to do again.</source>
        <translation>没有可重做的。</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可撤销的。</translation>
    </message>
    <message>
        <source>The file was changed meanwhile: look again what would be undone.</source>
        <translation>文件又有修改：请再看一下将撤销什么。</translation>
    </message>
    <message>
        <source>Doing it again…</source>
        <translation>正在重做…</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>Stopped: nothing was changed.</source>
        <translation>已停止：没有任何改动。</translation>
    </message>
    <message>
        <source>Done again: {what}.</source>
        <translation>已重做：{what}。</translation>
    </message>
    <message>
        <source>Undone: {what}.</source>
        <translation>已撤销：{what}。</translation>
    </message>
    <message>
        <source>1 record was changed since and stays as it is.</source>
        <translation>1 条记录此后又改过，保持不变。</translation>
    </message>
    <message>
        <source>{count} records were changed since and stay as they are.</source>
        <translation>{count} 条记录此后又改过，保持不变。</translation>
    </message>
    <message>
        <source>Not undone: {what}.</source>
        <translation>未撤销：{what}。</translation>
    </message>
    <message>
        <source>Not done again: {what}.</source>
        <translation>未重做：{what}。</translation>
    </message>
    <message>
        <source>Show the changes</source>
        <translation>查看修改</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>{kind}: a new record was begun at {time} and not saved.</source>
        <translation>{kind}：{time} 开始的新记录尚未保存。</translation>
    </message>
    <message>
        <source>{record}: what you typed at {time} is not saved yet.</source>
        <translation>{record}：{time} 填写的内容尚未保存。</translation>
    </message>
    <message>
        <source>{kind} of {record}: typed at {time} and not saved yet.</source>
        <translation>{record}的{kind}：{time} 填写，尚未保存。</translation>
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
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>km</source>
        <translation>km</translation>
    </message>
    <message>
        <source>°C</source>
        <translation>°C</translation>
    </message>
    <message>
        <source>/min</source>
        <translation>次/分</translation>
    </message>
    <message>
        <source>g</source>
        <translation>g</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
</context>
<context>
    <name>Vaccination</name>
    <message>
        <source>Vaccination</source>
        <translation>疫苗</translation>
    </message>
    <message>
        <source>Vaccine</source>
        <translation>疫苗</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>接种剂次</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次接种</translation>
    </message>
    <message>
        <source>Last of the series</source>
        <translation>是否末次</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>疫苗</translation>
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
        <translation>WGS 84（GPS、照片）</translation>
    </message>
    <message>
        <source>CGCS2000 (government data)</source>
        <translation>国家2000（政府数据）</translation>
    </message>
    <message>
        <source>GCJ-02 (WeChat, Tencent, Amap)</source>
        <translation>GCJ-02（微信、腾讯、高德）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>GPS device</source>
        <translation>手持机</translation>
    </message>
    <message>
        <source>Phone photo</source>
        <translation>手机照片</translation>
    </message>
    <message>
        <source>Map app or WeChat pin</source>
        <translation>微信或地图软件</translation>
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
        <translation>很可能</translation>
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
        <translation>巢穴</translation>
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
        <translation>山地</translation>
    </message>
    <message>
        <source>River</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>森林</translation>
    </message>
    <message>
        <source>Grassland</source>
        <translation>草原</translation>
    </message>
    <message>
        <source>Lake</source>
        <translation>湖泊</translation>
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
        <translation>猎套兽夹</translation>
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
        <translation>采矿采挖</translation>
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
        <translation>市州</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县区</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>Named site</source>
        <translation>小地名</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>雄</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>雌</translation>
    </message>
    <message>
        <source>Both sexes</source>
        <translation>雌雄都有</translation>
    </message>
    <message>
        <source>Newborn or hatchling</source>
        <translation>初生</translation>
    </message>
    <message>
        <source>Young</source>
        <translation>幼体</translation>
    </message>
    <message>
        <source>Subadult</source>
        <translation>亚成体</translation>
    </message>
    <message>
        <source>Adult</source>
        <translation>成体</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>老年</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>On patrol</source>
        <translation>巡护发现</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>公安</translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation>热线</translation>
    </message>
    <message>
        <source>Ecological ranger</source>
        <translation>生态管护员</translation>
    </message>
    <message>
        <source>Herder</source>
        <translation>牧民</translation>
    </message>
    <message>
        <source>Villager</source>
        <translation>村民</translation>
    </message>
    <message>
        <source>Park or station staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>司机</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>Monastery</source>
        <translation>僧人</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>危重</translation>
    </message>
    <message>
        <source>Moribund</source>
        <translation>濒死</translation>
    </message>
    <message>
        <source>Wound</source>
        <translation>外伤</translation>
    </message>
    <message>
        <source>Bleeding</source>
        <translation>出血</translation>
    </message>
    <message>
        <source>Fracture</source>
        <translation>骨折</translation>
    </message>
    <message>
        <source>Lame</source>
        <translation>跛行</translation>
    </message>
    <message>
        <source>Cannot stand</source>
        <translation>不能站立</translation>
    </message>
    <message>
        <source>Cannot fly</source>
        <translation>不能飞</translation>
    </message>
    <message>
        <source>Paralysed</source>
        <translation>瘫痪</translation>
    </message>
    <message>
        <source>Curled up</source>
        <translation>蜷缩</translation>
    </message>
    <message>
        <source>Does not flee</source>
        <translation>不逃避</translation>
    </message>
    <message>
        <source>Soaked</source>
        <translation>湿透</translation>
    </message>
    <message>
        <source>Frozen stiff</source>
        <translation>冻僵</translation>
    </message>
    <message>
        <source>Cold body</source>
        <translation>体温低</translation>
    </message>
    <message>
        <source>Emaciated</source>
        <translation>消瘦</translation>
    </message>
    <message>
        <source>Dehydrated</source>
        <translation>脱水</translation>
    </message>
    <message>
        <source>Convulsions</source>
        <translation>抽搐</translation>
    </message>
    <message>
        <source>Trouble breathing</source>
        <translation>呼吸困难</translation>
    </message>
    <message>
        <source>Diarrhoea</source>
        <translation>腹泻</translation>
    </message>
    <message>
        <source>Vomiting</source>
        <translation>呕吐</translation>
    </message>
    <message>
        <source>Eye trouble</source>
        <translation>眼疾</translation>
    </message>
    <message>
        <source>Skin or fur trouble</source>
        <translation>皮肤病</translation>
    </message>
    <message>
        <source>Entangled</source>
        <translation>缠绕</translation>
    </message>
    <message>
        <source>Young without parents</source>
        <translation>离群</translation>
    </message>
    <message>
        <source>Collision</source>
        <translation>撞击</translation>
    </message>
    <message>
        <source>Fall</source>
        <translation>坠落</translation>
    </message>
    <message>
        <source>Fracture, cause not known</source>
        <translation>骨折</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>网捕</translation>
    </message>
    <message>
        <source>Gunshot</source>
        <translation>枪伤</translation>
    </message>
    <message>
        <source>Electric shock</source>
        <translation>电击</translation>
    </message>
    <message>
        <source>Dogs</source>
        <translation>犬咬</translation>
    </message>
    <message>
        <source>Fight with animals</source>
        <translation>争斗</translation>
    </message>
    <message>
        <source>Poisoning</source>
        <translation>中毒</translation>
    </message>
    <message>
        <source>Parasites</source>
        <translation>寄生虫</translation>
    </message>
    <message>
        <source>Starvation</source>
        <translation>饥饿</translation>
    </message>
    <message>
        <source>Cold or snow</source>
        <translation>冻伤</translation>
    </message>
    <message>
        <source>Water or mud</source>
        <translation>溺水</translation>
    </message>
    <message>
        <source>Orphaned</source>
        <translation>离群幼体</translation>
    </message>
    <message>
        <source>Confiscated</source>
        <translation>没收</translation>
    </message>
    <message>
        <source>Kept by people</source>
        <translation>私养</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Suspected</source>
        <translation>疑似</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>放归</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Euthanised</source>
        <translation>安乐死</translation>
    </message>
    <message>
        <source>Dead on arrival</source>
        <translation>送达时已死亡</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Kept for life</source>
        <translation>收容饲养</translation>
    </message>
    <message>
        <source>Escaped</source>
        <translation>逃逸</translation>
    </message>
    <message>
        <source>Returned dead</source>
        <translation>死体返还</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已报告</translation>
    </message>
    <message>
        <source>In transport</source>
        <translation>转运中</translation>
    </message>
    <message>
        <source>In care</source>
        <translation>救护中</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>About</source>
        <translation>约</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>超过</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>偏高</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>偏瘦</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Fat</source>
        <translation>肥胖</translation>
    </message>
    <message>
        <source>Bright and alert</source>
        <translation>精神好</translation>
    </message>
    <message>
        <source>Quiet and alert</source>
        <translation>安静</translation>
    </message>
    <message>
        <source>Dull</source>
        <translation>沉郁</translation>
    </message>
    <message>
        <source>Unresponsive</source>
        <translation>无反应</translation>
    </message>
    <message>
        <source>Aggressive</source>
        <translation>攻击性</translation>
    </message>
    <message>
        <source>Mild (about 5 %)</source>
        <translation>轻度</translation>
    </message>
    <message>
        <source>Moderate (6-8 %)</source>
        <translation>中度</translation>
    </message>
    <message>
        <source>Severe (over 8 %)</source>
        <translation>重度</translation>
    </message>
    <message>
        <source>In the field</source>
        <translation>现场检查</translation>
    </message>
    <message>
        <source>At intake</source>
        <translation>入院检查</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>日常检查</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Before release</source>
        <translation>放归前检查</translation>
    </message>
    <message>
        <source>Not examined</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未见异常</translation>
    </message>
    <message>
        <source>Abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Medication</source>
        <translation>药物</translation>
    </message>
    <message>
        <source>Fluids</source>
        <translation>补液</translation>
    </message>
    <message>
        <source>Oxygen</source>
        <translation>吸氧</translation>
    </message>
    <message>
        <source>Warming</source>
        <translation>保温</translation>
    </message>
    <message>
        <source>Assisted feeding</source>
        <translation>辅助喂食</translation>
    </message>
    <message>
        <source>Wound care</source>
        <translation>伤口处理</translation>
    </message>
    <message>
        <source>Physiotherapy</source>
        <translation>康复训练</translation>
    </message>
    <message>
        <source>Nerve stimulation</source>
        <translation>神经刺激</translation>
    </message>
    <message>
        <source>Parasite treatment</source>
        <translation>驱虫</translation>
    </message>
    <message>
        <source>mg</source>
        <translation>毫克</translation>
    </message>
    <message>
        <source>g</source>
        <translation>克</translation>
    </message>
    <message>
        <source>µg</source>
        <translation>微克</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>毫升</translation>
    </message>
    <message>
        <source>IU</source>
        <translation>国际单位</translation>
    </message>
    <message>
        <source>tablet</source>
        <translation>片</translation>
    </message>
    <message>
        <source>l/min</source>
        <translation>升/分</translation>
    </message>
    <message>
        <source>By mouth</source>
        <translation>口服</translation>
    </message>
    <message>
        <source>Into a vein</source>
        <translation>静脉注射</translation>
    </message>
    <message>
        <source>Into a muscle</source>
        <translation>肌肉注射</translation>
    </message>
    <message>
        <source>Under the skin</source>
        <translation>皮下注射</translation>
    </message>
    <message>
        <source>On the skin</source>
        <translation>外用</translation>
    </message>
    <message>
        <source>Inhaled</source>
        <translation>吸入</translation>
    </message>
    <message>
        <source>Into the eye</source>
        <translation>点眼</translation>
    </message>
    <message>
        <source>Rectal</source>
        <translation>直肠</translation>
    </message>
    <message>
        <source>From outside (device)</source>
        <translation>体外</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>Continuous</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Once a day</source>
        <translation>每日1次</translation>
    </message>
    <message>
        <source>Twice a day</source>
        <translation>每日2次</translation>
    </message>
    <message>
        <source>Three times a day</source>
        <translation>每日3次</translation>
    </message>
    <message>
        <source>Four times a day</source>
        <translation>每日4次</translation>
    </message>
    <message>
        <source>Every other day</source>
        <translation>隔日1次</translation>
    </message>
    <message>
        <source>Once a week</source>
        <translation>每周1次</translation>
    </message>
    <message>
        <source>As needed</source>
        <translation>按需</translation>
    </message>
    <message>
        <source>Surgery</source>
        <translation>手术</translation>
    </message>
    <message>
        <source>Anaesthesia</source>
        <translation>麻醉</translation>
    </message>
    <message>
        <source>Fracture fixation</source>
        <translation>骨折固定</translation>
    </message>
    <message>
        <source>Wound closure</source>
        <translation>清创缝合</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>大部分</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>一半</translation>
    </message>
    <message>
        <source>A little</source>
        <translation>少量</translation>
    </message>
    <message>
        <source>Nothing eaten</source>
        <translation>未采食</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>软便</translation>
    </message>
    <message>
        <source>With blood</source>
        <translation>便血</translation>
    </message>
    <message>
        <source>No stool</source>
        <translation>无排便</translation>
    </message>
    <message>
        <source>Lifted its head</source>
        <translation>抬头</translation>
    </message>
    <message>
        <source>Moved a limb</source>
        <translation>伸爪</translation>
    </message>
    <message>
        <source>Left the nest box</source>
        <translation>爬出巢箱</translation>
    </message>
    <message>
        <source>Stood up</source>
        <translation>站立</translation>
    </message>
    <message>
        <source>Tried to walk</source>
        <translation>尝试行走</translation>
    </message>
    <message>
        <source>Walked</source>
        <translation>行走</translation>
    </message>
    <message>
        <source>Jumped</source>
        <translation>跳跃</translation>
    </message>
    <message>
        <source>Ate alone</source>
        <translation>自主进食</translation>
    </message>
    <message>
        <source>Drank alone</source>
        <translation>自主饮水</translation>
    </message>
    <message>
        <source>Flew</source>
        <translation>飞行</translation>
    </message>
    <message>
        <source>Caught live prey</source>
        <translation>捕食</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Infection found</source>
        <translation>阳性</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Hard (at once)</source>
        <translation>直接放归</translation>
    </message>
    <message>
        <source>Soft (from an enclosure on the spot)</source>
        <translation>适应性放归</translation>
    </message>
    <message>
        <source>Within 24 h of intake</source>
        <translation>24小时内</translation>
    </message>
    <message>
        <source>After 24 h of intake</source>
        <translation>24小时后</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已剖检</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未剖检</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待剖检</translation>
    </message>
    <message>
        <source>Buried</source>
        <translation>掩埋</translation>
    </message>
    <message>
        <source>Incinerated</source>
        <translation>焚烧</translation>
    </message>
    <message>
        <source>Kept as a specimen</source>
        <translation>制作标本</translation>
    </message>
    <message>
        <source>Given to research</source>
        <translation>科研</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Seen well</source>
        <translation>状态良好</translation>
    </message>
    <message>
        <source>Seen injured or weak</source>
        <translation>受伤</translation>
    </message>
    <message>
        <source>Signal only</source>
        <translation>仅有信号</translation>
    </message>
    <message>
        <source>Tracks or signs only</source>
        <translation>仅见痕迹</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>Found dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Sight</source>
        <translation>目视</translation>
    </message>
    <message>
        <source>Collar or tag signal</source>
        <translation>项圈信号</translation>
    </message>
    <message>
        <source>About that day</source>
        <translation>约</translation>
    </message>
    <message>
        <source>By that day</source>
        <translation>不晚于</translation>
    </message>
    <message>
        <source>Beijing 54 (old maps)</source>
        <translation>北京 54（旧图）</translation>
    </message>
    <message>
        <source>Xi&apos;an 80 (old maps)</source>
        <translation>西安 80（旧图）</translation>
    </message>
    <message>
        <source>Road accident</source>
        <translation>车祸</translation>
    </message>
</context>
<context>
    <name>WeightChart</name>
    <message>
        <source>Weight curve</source>
        <translation>体重曲线</translation>
    </message>
    <message>
        <source>Copy as a picture (Ctrl+C)</source>
        <translation>复制为图片（Ctrl+C）</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>No weight yet</source>
        <translation>还没有体重</translation>
    </message>
    <message>
        <source>The curve begins with the first weight in an intake, examination or care log.</source>
        <translation>在入院、检查或护理日志中记下第一个体重后即有曲线。</translation>
    </message>
    <message>
        <source>&amp;Weigh now</source>
        <translation>现在称重(&amp;W)</translation>
    </message>
    <message>
        <source>Left and right go from weight to weight, up and down to milestones, care</source>
        <translation>左右键逐个体重，上下键到里程碑和治疗</translation>
    </message>
    <message>
        <source>{change} since intake</source>
        <translation>入院以来 {change}</translation>
    </message>
    <message>
        <source>{change} since {date}</source>
        <translation>{date} 以来 {change}</translation>
    </message>
    <message>
        <source>{change} since the last</source>
        <translation>较上次 {change}</translation>
    </message>
    <message>
        <source>from {since}, still going on</source>
        <translation>{since} 起，仍在进行</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>Next due {date}</source>
        <translation>下次 {date}</translation>
    </message>
    <message>
        <source>{count} weighings</source>
        <translation>{count} 次称重</translation>
    </message>
    <message>
        <source>{count} milestones</source>
        <translation>{count} 项里程碑</translation>
    </message>
    <message>
        <source>{count} treatments</source>
        <translation>{count} 项治疗</translation>
    </message>
    <message>
        <source>day {number}</source>
        <translation>第 {number} 天</translation>
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
        <translation>本单位的野生动物记录，都在这台电脑的一个文件里；不主动发送，数据就不会离开。</translation>
    </message>
    <message>
        <source>Who is at the keyboard?</source>
        <translation>现在由谁操作？</translation>
    </message>
    <message>
        <source>Your name; it is written into every change</source>
        <translation>姓名，每次修改都会注明</translation>
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
    <name>WordCard</name>
    <message>
        <source>{field}: “{text}”</source>
        <translation>{field}：“{text}”</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>{rows} · perhaps {names}</source>
        <translation>{rows} · 可能是 {names}</translation>
    </message>
    <message>
        <source>What does it mean?</source>
        <translation>是什么意思？</translation>
    </message>
    <message>
        <source>Leave {field} blank in these rows</source>
        <translation>这些行的“{field}”留空</translation>
    </message>
</context>
<context>
    <name>WorkFace</name>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>YearCard</name>
    <message>
        <source>Which year?</source>
        <translation>是哪一年的？</translation>
    </message>
    <message>
        <source>{count} rows have a day without a year</source>
        <translation>{count} 行的日期没有年份</translation>
    </message>
    <message>
        <source>year {year}</source>
        <translation>{year} 年</translation>
    </message>
</context>
<context>
    <name>ZonePicker</name>
    <message>
        <source>Zone, grid cell or township</source>
        <translation>分区、网格或乡镇</translation>
    </message>
</context>
<context>
    <name>_Mark</name>
    <message>
        <source>From the message: “{words}”</source>
        <translation>来自消息：“{words}”</translation>
    </message>
    <message>
        <source>From the message</source>
        <translation>来自消息</translation>
    </message>
</context>
</TS>
