// What one can do in the preview, in a list.
import { shown } from "./dialogs.js";
import { element } from "./net.js";
import { language, say } from "./words.js";

// the gesture or key, and what it does, in Chinese and English
const ROWS = [
  [["单击", "打开这段话的源文件"], ["Click", "Open the source of the passage"]],
  [["双击，或 F2", "直接改字；来自事实的数字，点它的名字改"], ["Double-click, or F2", "Edit in place; a figure from a fact by its name"]],
  [["Ctrl .", "把源文件里光标所在的数建为事实；直接改字时，点下面的数"], ["Ctrl .", "Make the figure at the cursor of the source a fact; when editing in place, click it below"]],
  [["⠿，或回车", "移动、删除单击过的块，在它后面插入，给表格加一行；⠿ 可以拖"], ["⠿, or Enter", "Move or remove the block clicked, insert behind it, add a row to a table; ⠿ can be dragged"]],
  [["Ctrl V", "把 Word、Excel、网页里的文字、表格，或一张图片粘在单击过的块后面"], ["Ctrl V", "Put text and tables of Word, Excel or a web page, or a picture, behind the block clicked"]],
  [["拖进图片", "放在鼠标所指的块后面"], ["Drop a picture", "It goes behind the block below the pointer"]],
  [["Ctrl Z，Ctrl Y", "撤销，重做"], ["Ctrl Z, Ctrl Y", "Undo, redo"]],
  [["Ctrl S", "保存源文件里打的字；页面上的改动不用保存"], ["Ctrl S", "Save what is typed in the source; changes on the page need no saving"]],
  [["Ctrl P", "打开文件；加一章，调换次序，改名"], ["Ctrl P", "Open a file; new chapters, their order and names"]],
  [["Ctrl F", "查找"], ["Ctrl F", "Search"]],
  [["F8", "看问题"], ["F8", "Show the problems"]],
  [["F6", "在页面和源文件之间换"], ["F6", "Go between pages and source"]],
  [["PgUp PgDn Home End", "翻页"], ["PgUp PgDn Home End", "Turn pages"]],
  [["Ctrl + − 0", "缩放"], ["Ctrl + − 0", "Zoom"]],
  [["F7，Shift F7", "对照时到下一处、上一处改动"], ["F7, Shift F7", "Next and previous change of a comparison"]],
];

/** Shows the list until it is closed. */
export function showHelp() {
  const at = language() === "en" ? 1 : 0;
  const rows = ROWS.map((row) => element("tr", {}, element("th", { scope: "row" }, row[at][0]), element("td", {}, row[at][1])));
  return shown(say("help"), [element("table", { class: "help" }, ...rows)], [["", say("close"), "main"]]);
}
