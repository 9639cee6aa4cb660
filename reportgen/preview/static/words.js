// What the page says, in Chinese and English.
const WORDS = {
  side: ["侧栏", "Side bar"], previous: ["上一页（PgUp）", "Previous page (PgUp)"], next: ["下一页（PgDn）", "Next page (PgDn)"],
  pages: ["页面", "Pages"], divider: ["页面和源文件的分界（← → 移动）", "Between pages and source (← → move it)"],
  page: ["页码", "Page"], smaller: ["缩小（Ctrl −）", "Zoom out (Ctrl −)"], larger: ["放大（Ctrl +）", "Zoom in (Ctrl +)"],
  fit: ["适合页宽", "Fit width"], spread: ["双页", "Two pages"], undo: ["撤销（Ctrl Z）", "Undo (Ctrl Z)"], redo: ["重做（Ctrl Y）", "Redo (Ctrl Y)"],
  insert: ["插入块", "Insert block"], problems: ["问题", "Problems"], frame: ["深色/浅色", "Dark or light frame"],
  language: ["Language: English", "语言：中文"], outline: ["目录", "Contents"], thumbs: ["缩略图", "Pages"], search: ["查找", "Search"], facts: ["事实", "Facts"],
  factQuery: ["按名称或数值找", "By name or value"],
  save: ["保存", "Save"], discard: ["放弃改动", "Discard"], close: ["关闭", "Close"], cancel: ["取消", "Cancel"], done: ["完成", "Done"],
  of: ["/ {n} 页", "of {n}"], built: ["{ms} 毫秒", "{ms} ms"], building: ["排版中…", "Setting…"], offline: ["连接中断，正在重连…", "Connection lost, trying again…"],
  offlineHelp: ["预览的程序停了：再运行一次 reportgen preview，这一页会自己接上，没有保存的字还在", "The program has ended: run reportgen preview again; this page will find it, and what is not saved is still here"],
  earlier: ["这是上次的页面，文件改过了，正在重新排版…", "These are the pages of last time; the files have changed and are being set…"],
  notYet: ["源文件有错误，还排不出页面", "The sources have errors; there are no pages yet"],
  stale: ["源文件有错误，页面停在 {time} 的样子", "The sources have errors; the pages are as of {time}"], show: ["看错误", "Show errors"],
  none: ["没有问题", "No problems"], nohits: ["没有找到", "Nothing found"], hits: ["找到 {n} 处", "{n} found"],
  error: ["错误", "Error"], warning: ["警告", "Warning"], hint: ["提示", "Hint"], onpage: ["第 {n} 页", "page {n}"], unused: ["没有用到", "not used"],
  noText: ["这里没有可以直接改的文字；请在源文件里改", "No text to change here; edit the source"],
  cannot: ["不能在这里改而不动别处；请在源文件里改", "Cannot be changed here alone; edit the source"],
  conflict: ["文件在别处改过", "The file was changed elsewhere"],
  conflictDisk: ["“{file}”在磁盘上已被别的程序改过。要保留哪一份？", "“{file}” was changed on disk by another program. Which text is to stand?"],
  conflictPage: ["“{file}”里的同一处，别的窗口也改了。要保留哪一份？", "The same place of “{file}” was changed in another window. Which text is to stand?"],
  others: ["那边的", "The other one"],
  mine: ["我的", "Mine"], theirs: ["磁盘上的", "The one on disk"], both: ["两边的改动都要", "Both changes"],
  fromFact: ["这里的数字来自事实：", "Figures here come from facts:"], sourceText: ["源文件的文字", "Text of the source"], openSource: ["打开源文件", "Open source"], gallery: ["在这里插入什么？", "What is to be inserted?"],
  repeat: ["照这一行加一行", "Add a row like this one"],
  remove: ["删除这一块", "Delete block"], after: ["插在光标所在的块后面", "It goes behind the block where the cursor is"],
  value: ["值", "Value"], source: ["来源", "Source"], uses: ["用在", "Used in"], change: ["改数值", "Change value"],
  tooLarge: ["文件太大", "The file is too large"], noPicture: ["不是 PNG 或 JPEG 图片", "Not a PNG or JPEG picture"], saved: ["已保存", "Saved"],
  gone: ["“{file}”在磁盘上已经被删掉了，里面还有没保存的字。", "“{file}” was deleted on disk; something typed in it is not saved."],
  writeAnew: ["重新写成文件", "Write the file anew"], letGo: ["不要了", "Let it go"],
  disk: ["写不进磁盘：{reason}。打的字还在这里，处理好再保存", "The disk refuses it: {reason}. What is typed is still here; save it once that is mended"],
  "not-utf8": ["这个文件不是 UTF-8 编码{encoding}，不能在这里打开；用原来的程序另存为 UTF-8", "This file is not UTF-8{encoding} and is not opened here; save it as UTF-8 with the program it comes from"],
  movedOn: ["这一块在源文件里已经改过，页面还是改之前的样子；请在源文件里改", "This was changed in the source after the page was made; change it there"],
  keptTyping: ["源文件里这段话刚被别人改过；你打的字还在框里", "The source of this passage has just been changed; what you typed is still in the field"],
  nothing: ["没有可撤销的了", "Nothing to undo"],
  afterWhich: ["先单击一块，新的放在它后面", "Click a block first; the new one goes behind it"],
  dropWhere: ["放到某一块文字或图上，新的就在它前面或后面", "Drop it on a block; it goes before or behind that one"],
  otherFile: ["只能在同一个文件里移动；到别的文件（{path}）请用剪切和粘贴", "Blocks move within one file; use cut and paste for {path}"],
  nothingPasted: ["剪贴板里没有文字或表格", "There are no words or tables on the clipboard"],
  picturesLeft: ["图片没有一起来：请把图片文件拖到页面上", "Pictures did not come along: drop their files on the page"],
  help: ["怎么用（F1）", "How to use it (F1)"],
  usage: ["单击看源文件，双击直接改；? 是用法", "Click for the source, double-click to edit; ? for help"],
  computed: ["算出来的", "computed"],
  fix: ["改成 {word}", "Change to {word}"], drag: ["拖动可移动这一块；单击看操作", "Drag to move the block"],
  wanted: ["找一种块：名称或用途", "Find a block by name or purpose"],
  files: ["文件", "Files"], filesHelp: ["打开项目里的文件（Ctrl P）", "Open a file of the project (Ctrl P)"], whichFile: ["报告的文件", "Files of the report"],
  front: ["正文前", "Before the text"], chapters: ["正文", "Text"], back: ["正文后", "After the text"], otherFiles: ["事实和其他", "Facts and others"],
  newChapter: ["新的一章…", "New chapter…"], newFacts: ["新的事实文件…", "New file of facts…"], create: ["新建", "Create"],
  earlierFile: ["往前移", "Move up"], laterFile: ["往后移", "Move down"], renameFile: ["改文件名…", "Rename file…"], rename: ["改名", "Rename"],
  listFile: ["放进报告", "Put into the report"],
  unlist: ["从报告里拿掉（文件留着）", "Take out of the report (the file stays)"], unlisted: ["已从报告里拿掉，文件还在；Ctrl Z 放回", "Out of the report; the file stays. Ctrl Z puts it back"],
  fileName: ["文件名", "File name"], chapterTitle: ["标题", "Title"], chapterNumber: ["编号（可以不写）", "Number (may be left out)"], placedBehind: ["放在哪一章后面", "Behind which chapter"], atFirst: ["放在最前面", "At the beginning"],
  factGroup: ["组（例：外资研发中心）", "Group"], factName: ["名称（例：累计）", "Name"], factValue: ["数值", "Value"], factUnit: ["单位（可以不写）", "Unit (may be left out)"],
  makeFact: ["把这个数建为事实", "Make this figure a fact"], makeIt: ["建为事实", "Make it a fact"], makeFactOf: ["{figure} 建为事实", "Make {figure} a fact"],
  makeFactHelp: ["数字写进事实文件，这里引用它（Ctrl .）", "The figure goes to the file of facts; here stands its name (Ctrl .)"],
  typedFigures: ["建为事实：", "Make a fact of:"], anotherFact: ["是另一个数：建为事实…", "Another figure: make it a fact…"],
  factYear: ["年份（不写就不分年）", "Year (all years if left out)"], factSource: ["来源（可以不写）", "Source (may be left out)"], goesTo: ["写进", "Goes to"],
  factMade: ["已写进 {file}；Ctrl Z 撤销", "Written to {file}; Ctrl Z takes it back"],
  "fact-taken": ["已经有这个名称的事实，换一个", "There is a fact of that name; choose another"], "mend-first": ["先改好源文件里的错误", "Mend the errors in the sources first"],
  "no-figure": ["这个数不在正文的文字里，不能建为事实", "This figure does not stand in a text of the report"],
  factsHelp: ["先写第一个事实，别的在文件里照样往下写。", "The first fact; write the others below it in the file."],
  sameAsTitle: ["不写就用标题", "The title, if left out"], sameAsGroup: ["不写就用组名", "The group, if left out"],
  "no-title": ["先写标题", "Write a title first"], "no-fact": ["组、名称、数值都要写", "Group, name and value are needed"], "bad-fact": ["组名或名称里有不能用的字符", "Group or name has characters that cannot be used"],
  "bad-name": ["文件名里不能有 / \\ : * ? \" < > |，也不能以点开头或结尾", "A file name has none of / \\ : * ? \" < > | and does not begin or end with a dot"],
  "name-taken": ["已经有这个名字的文件了，换一个", "There is a file of that name; choose another"], "last-chapter": ["报告至少要有一章", "A report has at least one chapter"],
  "save-first": ["这个文件有没保存的字，先保存（Ctrl S）", "Something in this file is not saved; save it first (Ctrl S)"],
  "report-broken": ["report.yaml 有错误，先改好", "report.yaml has an error; mend it first"], "no-file": ["找不到这个文件", "There is no such file"],
  "cannot-edit": ["report.yaml 的写法特别，请直接在里面改", "report.yaml is written in a way of its own; edit it there"], unsavedFile: ["没有保存", "not saved"],
  compare: ["对照", "Compare"], compareHelp: ["与以前的版本或去年那份对照", "Compare with an earlier revision or last year's edition"],
  compareWith: ["与哪一份对照？", "Compare with what?"], compareOther: ["换一份…", "Another…"], comparison: ["对照", "Comparison"],
  comparedWith: ["与 {name} 对照", "Compared with {name}"], comparing: ["正在排以前的那份…", "Setting the earlier state…"],
  revisions: ["Git 里的版本", "Git revisions"], editions: ["旁边的项目（比如去年那份）", "Projects beside this one (last year's, say)"],
  otherRevision: ["别的版本号，或项目文件夹的路径", "Another revision, or the path of a project folder"], go: ["对照", "Compare"],
  noRevisions: ["这个项目还没有提交过", "Nothing of this project is committed yet"], noEditions: ["旁边没有别的项目", "There is no other project beside this one"],
  changes: ["改动", "Changes"], changedFacts: ["改了的事实", "Changed facts"], onlyChanged: ["只看有改动的页", "Changed pages only"],
  changeCount: ["{n} 处改动", "{n} changes"], oneChange: ["第 {at} 处，共 {n} 处", "Change {at} of {n}"], noChanges: ["没有改动", "No changes"],
  changeBefore: ["上一处改动（Shift F7）", "Previous change (Shift F7)"], changeAfter: ["下一处改动（F7）", "Next change (F7)"],
  closeComparison: ["结束对照（Esc）", "End the comparison (Esc)"], then: ["以前", "Then"], now: ["现在", "Now"], noPage: ["没有这一页", "No such page"],
  noEarlier: ["取不到以前的那份", "The earlier state cannot be had"], earlierBroken: ["以前的那份自己就有错误，排不出来", "The earlier state has errors of its own and cannot be set"],
  notBuilt: ["现在的这份还没有排出来，先改好错误", "The report itself has not been set yet; mend its errors first"], picture: ["图", "Figure"], none2: ["无", "none"],
  ok: ["知道了", "OK"],
  left: ["上次有没保存的改动", "Changes of last time are not saved"], leftFile: ["{file}（{time}）", "{file} ({time})"],
  restore: ["恢复", "Restore"], drop: ["丢弃", "Drop"], later: ["以后再说", "Later"],
  leftHelp: ["恢复后还在源文件里没有保存，看过再按 Ctrl S。", "Restored, they stand in the source, not saved: look, then press Ctrl S."],
  clash: ["“{file}”里的同几行后来又打了别的，没有放回；先保存或放弃后来打的", "Other words were typed in the same lines of “{file}” since; save or discard those first"],
  up: ["上移", "Move up"], down: ["下移", "Move down"], edit: ["改文字", "Edit text"], missing: ["找不到", "Not found"],
};

let index = (localStorage.getItem("language") || (navigator.language.startsWith("zh") ? "zh" : "en")) === "en" ? 1 : 0;

/** The words for a key in the reader's language, with {name} filled in. */
export function say(key, fill = {}) {
  return (WORDS[key]?.[index] ?? key).replace(/\{(\w+)\}/g, (_, name) => fill[name] ?? "");
}
/** Why a change was refused, in words. */
export function refusal(answer) {
  const { problem, reason, encoding } = answer;
  const known = ["conflict", "offline", "disk", "not-utf8", "no-file"].includes(problem);
  return say(known ? problem : "cannot", { reason, encoding: encoding ? (index ? ` (${encoding})` : `（像是 ${encoding}）`) : "" });
}
export const language = () => (index ? "en" : "zh");
export function setLanguage(name) {
  index = name === "en" ? 1 : 0;
  localStorage.setItem("language", name);
  label();
}
/** Puts words on everything in the page that asks for them. */
export function label(root = document) {
  document.documentElement.lang = index ? "en" : "zh-CN";
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of root.querySelectorAll("[data-title]")) {
    node.title = say(node.dataset.title);
    node.setAttribute("aria-label", node.title);
  }
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
    if (node.type === "search") node.placeholder = say(node.dataset.label);
  }
  document.getElementById("language").textContent = index ? "中文" : "EN";
}
