// Blocks on the pages: moved by their grip or from a menu, inserted, removed; pictures dropped, what was copied pasted.
import { chooseBlock, choosePicture } from "./dialogs.js";
import { ask, element, nowAt, send, tell } from "./net.js";
import { union } from "./pages.js";
import { refusal, say } from "./words.js";

/**
 * `events`: place() → [path, line] behind which is inserted, or null; changed(answer), moved(answer), pasted(answer), failed(words), edit(at), openSource(span, focus).
 * Gives showGrip(at), menu(at) and insert(), for what is clicked or pressed elsewhere.
 */
export function arrangeBlocks(stage, pages, events) {
  const { changed: taken, failed, openSource } = events;
  let held = null;
  function showGrip(at) {
    document.querySelector(".grip")?.remove();
    const [box] = union(pages.boxesOf(at.span)).filter((one) => one.page === at.page);
    if (!box || !at.span[0].endsWith(".yaml")) return;
    const paper = pages.state.pages[at.page];
    // no button: Firefox drags none (Mozilla bug 568313)
    const press = (event) => (event.preventDefault(), event.stopPropagation(), blockMenu(at));
    const presses = (event) => (event.key === "Enter" || event.key === " ") && press(event);
    const grip = element("div", { class: "grip", role: "button", tabindex: "0", title: say("drag"), "aria-label": say("drag"), draggable: "true", onclick: press, onkeydown: presses }, "⠿");
    Object.assign(grip.style, { left: `max(2px, ${(100 * box.x) / paper.width}% - 2.4em - 12px)`, top: `${(100 * box.y) / paper.height}%` });
    grip.addEventListener("dragstart", (event) => {
      held = at;
      event.dataTransfer.setData("text/plain", at.span.join(":"));
      event.dataTransfer.effectAllowed = "move";
    });
    grip.addEventListener("dragend", () => {
      held = null;
      document.querySelector(".drop")?.remove();
    });
    pages.nodes[at.page].append(grip);
  }

  async function blockMenu(at) {
    const { span, changed } = await nowAt(at.span);
    if (changed) return events.openSource(span), failed(say("movedOn"));
    const [path, line, column] = span;
    const menu = document.getElementById("dialog");
    const passage = await ask("passage", { path, line, column });
    const act = async (work, then = taken) => {
      menu.close();
      const answer = await work();
      if (answer?.problem) failed(refusal(answer));
      else if (answer) then(answer);
    };
    const neighbour = async (step) => {
      if (!passage.lines) return { problem: "no-block" };
      const target = step < 0 ? passage.lines[0] - 1 : passage.lines[1] + 1;
      return tell("move", { path, line, target, behind: step > 0 });
    };
    menu.replaceChildren(
      element(
        "div", { class: "gallery" },
        element("button", { onclick: () => (menu.close(), events.edit(at)) }, say("edit")),
        element("button", { onclick: () => (menu.close(), openSource(span)) }, say("openSource")),
        element("button", { onclick: () => act(() => neighbour(-1), events.moved) }, say("up")),
        element("button", { onclick: () => act(() => neighbour(1), events.moved) }, say("down")),
        passage.entry ? element("button", { onclick: () => act(() => tell("repeat", { path, line }), events.moved) }, say("repeat")) : null,
        element("button", { onclick: () => (menu.close(), insertBehind(path, line)) }, say("insert")),
        element("button", { onclick: () => act(() => tell("remove", { path, line })) }, say("remove")),
      ),
    );
    menu.showModal();
    return undefined;
  }

  stage.addEventListener("dragover", (event) => {
    if (!held && !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    const at = pages.sourceAt(event.clientX, event.clientY);
    document.querySelector(".drop")?.remove();
    if (!at) return;
    const [box] = union(pages.boxesOf(at.span)).filter((one) => one.page === at.page);
    if (!box) return;
    const unit = (96 / 72) * pages.scale;
    const behind = at.y > box.y + box.h / 2;
    const drop = element("div", { class: "drop" });
    Object.assign(drop.style, { left: `${box.x * unit}px`, width: `${box.w * unit}px`, top: `${(behind ? box.y + box.h : box.y) * unit}px` });
    pages.nodes[at.page].append(drop);
  });

  stage.addEventListener("drop", async (event) => {
    event.preventDefault();
    document.querySelector(".drop")?.remove();
    const at = pages.sourceAt(event.clientX, event.clientY);
    const [file] = event.dataTransfer.files;
    if (!at) return held || file ? failed(say("dropWhere")) : undefined;
    const [box] = union(pages.boxesOf(at.span)).filter((one) => one.page === at.page);
    const moving = held && (await nowAt(held.span));
    const { span, changed } = await nowAt(at.span);
    if (changed || moving?.changed) return failed(say("movedOn"));
    const [path, line] = span;
    if (file) return dropPicture(file, path, line);
    if (!moving) return;
    if (moving.span[0] !== path) return failed(say("otherFile", { path }));
    const answer = await tell("move", { path, line: moving.span[1], target: line, behind: box ? at.y > box.y + box.h / 2 : true });
    if (answer.problem) failed(refusal(answer));
    else events.moved(answer);
  });

  async function dropPicture(file, path, line) {
    const kept = await send("upload", file);
    if (kept.problem) return failed(kept.problem === "disk" ? refusal(kept) : say(kept.problem === "too-large" ? "tooLarge" : "noPicture"));
    const name = file.name.replace(/\.[^.]*$/, "").replace(/[:#"'[\]{}]/g, " ");
    // what is copied as a picture is called so by every program
    const yaml = `- figure: ${kept.path}\n  caption: ${/^image$/i.test(name) ? "图题" : name}`;
    const answer = await tell("insert", { path, line, yaml });
    if (answer.problem) failed(refusal(answer));
    else taken(answer);
  }

  async function insertBehind(path, line) {
    const name = await chooseBlock();
    if (!name) return;
    if (name === "figure") {
      const file = await choosePicture();
      if (file) await dropPicture(file, path, line);
      return;
    }
    const answer = await tell("insert-example", { path, line, name });
    if (answer.problem) return failed(answer.problem === "no-block" ? say("afterWhich") : refusal(answer));
    taken(answer);
    openSource([path, answer.line, 1]);
  }

  // pasted onto the page: Word, Excel or a web page become blocks behind the one marked
  document.addEventListener("paste", async (event) => {
    if (event.target.closest?.("input, textarea, #editor")) return;
    const [file] = event.clipboardData.files;
    const place = events.place();
    if (!place) return failed(say("afterWhich"));
    event.preventDefault();
    if (file && !event.clipboardData.types.includes("text/html")) return dropPicture(file, ...place);
    const [path, line] = place;
    const answer = await tell("paste", { path, line, html: event.clipboardData.getData("text/html"), plain: event.clipboardData.getData("text/plain") });
    if (answer.problem === "only-pictures" && file) return dropPicture(file, ...place); // Word and browsers give words about it, too
    const known = { "no-block": "afterWhich", "only-pictures": "picturesLeft", empty: "nothingPasted" }[answer.problem];
    if (answer.problem) return failed(known ? say(known) : refusal(answer));
    await events.pasted(answer);
    if (answer.pictures) failed(say("picturesLeft"));
  });

  const insert = () => {
    const place = events.place();
    return place ? insertBehind(...place) : failed(say("afterWhich"));
  };
  return { showGrip, menu: blockMenu, insert };
}
