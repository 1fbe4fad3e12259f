"use strict";
// The report page: sections as tabs, a source's words lit and listed, search, sorting, corrections. Nothing is loaded and nothing is sent.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, text = "", more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);
  const desk = document.querySelector(".desk");

  // Tables sort by a click on a column's head: numbers by value, the largest first, words by alphabet.
  for (const table of all("main table")) {
    all("thead th", table).forEach((head, column) => {
      if (!head.textContent.trim()) return;
      const button = make("button", head.textContent, { type: "button", className: "sort", title: "Sort" });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const numeric = head.classList.contains("n");
        const up = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "descending" : !numeric;
        const key = row => row.cells[column]?.dataset.value ?? row.cells[column]?.textContent.trim() ?? "";
        const compare = (a, b) => numeric ? (parseFloat(a) || 0) - (parseFloat(b) || 0) : a.localeCompare(b, "en", { numeric: true });
        all("tr.fixing", table).forEach(row => row.remove());
        const rows = all(":scope > tbody > tr", table).sort((a, b) => compare(key(a), key(b)) * (up ? 1 : -1));
        all("th", table).forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        table.tBodies[0].append(...rows);
      });
    });
  }

  // Printing opens what is folded.
  window.addEventListener("beforeprint", () => all("details").forEach(part => { part.open = true; }));
  if (!desk) return;

  const article = desk.querySelector("#article");
  const panel = desk.querySelector(".panel");
  const tabs = all(".tab", panel);
  const links = all("nav a", panel);
  document.body.classList.add("scripted");

  function show(tab) {
    tabs.forEach(other => { other.hidden = other !== tab; });
    links.forEach(link => tab.id === link.hash.slice(1) ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  }
  links.forEach(link => link.addEventListener("click", event => {
    event.preventDefault();
    show(document.getElementById(link.hash.slice(1)));
    panel.scrollTop = 0;
  }));
  show(tabs[0]);

  // A link inside the page opens what holds its target, and the target stands out for a while. The browser's own "back" leads back.
  function arrive() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const tab = target.closest(".tab");
    if (tab) show(tab);
    const fold = target.closest("details");
    if (fold) fold.open = true;
    all(".here").forEach(other => other.classList.remove("here"));
    target.classList.add("here");
    target.scrollIntoView({ block: target.closest(".panel") ? "nearest" : "center" });
  }
  window.addEventListener("hashchange", arrive);

  // A source: all its words lit in the article, and listed in the panel.
  const list = make("div", "", { className: "spoken", hidden: true });
  document.getElementById("sources").append(list);
  function light(who, name) {
    const words = all(`mark.content[data-speaker="${who}"]`, article);
    all(".lit", article).forEach(mark => mark.classList.remove("lit"));
    all("[data-who]", panel).forEach(link => link.closest("tr").classList.toggle("chosen", link.dataset.who === who));
    article.classList.toggle("dimmed", words.length > 0);
    words.forEach(mark => mark.classList.add("lit"));
    const items = make("ol");
    for (const mark of words.filter(mark => mark.id)) {
      const row = document.getElementById(`row-${mark.id}`);
      const item = make("li", "", { id: `said-${mark.id}` });
      item.append(make("a", row ? row.dataset.text : mark.id, { href: `#${mark.id}` }));
      if (row) Object.assign(item.dataset, row.dataset);
      offer(item);
      items.append(item);
    }
    const clear = make("button", "Show all sources", { type: "button" });
    clear.addEventListener("click", dim);
    list.replaceChildren(make("h3", name), items, clear);
    list.hidden = false;
  }
  function dim() {
    all(".lit", article).forEach(mark => mark.classList.remove("lit"));
    all(".chosen", panel).forEach(row => row.classList.remove("chosen"));
    article.classList.remove("dimmed");
    list.hidden = true;
  }
  document.addEventListener("keydown", event => { if (event.key === "Escape") dim(); });
  const names = new Map(all("[data-who]", panel).map(link => [link.dataset.who, link.textContent]));
  all("[data-who]", panel).forEach(link => link.addEventListener("click", () => light(link.dataset.who, link.textContent)));

  // Words in the article lead to their source's list, figures to their rows, and flags on what nobody is given to their entries.
  article.addEventListener("click", event => {
    const back = event.target.closest("a.back");
    const nearest = event.target.closest("u.quantity, span.flag, mark.content");
    const mark = nearest?.matches("span.flag") ? nearest.closest('mark.content:not([data-speaker="0"])') ?? nearest : nearest;
    if (!mark || (back && !back.hash.startsWith("#row-a")) || String(getSelection())) return;
    event.preventDefault();
    if (mark.matches("mark.content")) {
      const who = mark.dataset.speaker;
      light(who, names.get(who) || "Source not resolved");
      show(document.getElementById("sources"));
      const first = back ? back.hash.replace("#row-", "said-") : `said-${mark.id}`;
      all(".here").forEach(other => other.classList.remove("here"));
      const item = document.getElementById(first) || list;
      item.classList.add("here");
      item.scrollIntoView({ block: "nearest" });
    } else {
      location.hash = mark.matches("u.quantity") ? `#row-${mark.id}` : `#check-${mark.id}`;
    }
  });

  // Search: places in the article, lit where the browser can, and listed with the words around them.
  const search = make("input", "", { type: "search", placeholder: "Search the article" });
  search.setAttribute("aria-label", "Search the article");
  const found = make("div", "", { className: "found" });
  found.setAttribute("role", "status");
  panel.prepend(search, found);
  function places(word) {
    const hits = [];
    for (const block of all(".article p, .article h3", article)) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, node =>
        node.parentElement.closest("sup, .number") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      const nodes = [];
      let text = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) { nodes.push([text.length, node]); text += node.data; }
      const low = text.toLowerCase();
      for (let at = low.indexOf(word); at >= 0 && hits.length < 500; at = low.indexOf(word, at + word.length)) {
        const range = document.createRange();
        const inside = end => nodes.findLast(([start]) => start < end || start === 0);
        const [from, first] = nodes.findLast(([start]) => start <= at);
        const [to, last] = inside(at + word.length);
        if (low.length !== text.length) continue;
        range.setStart(first, at - from);
        range.setEnd(last, at + word.length - to);
        hits.push({ range, block, left: text.slice(Math.max(0, at - 40), at), match: text.substr(at, word.length), right: text.substr(at + word.length, 40) });
      }
    }
    return hits;
  }
  function look() {
    const word = search.value.trim().toLowerCase();
    const hits = word ? places(word) : [];
    if (window.CSS && CSS.highlights) {
      CSS.highlights.delete("found");
      if (hits.length) CSS.highlights.set("found", new Highlight(...hits.map(hit => hit.range)));
    }
    found.replaceChildren();
    if (!word) return;
    found.append(make("p", hits.length === 1 ? "1 place" : `${hits.length || "No"} places`));
    const lines = make("ul");
    for (const hit of hits.slice(0, 30)) {
      const line = make("button", "", { type: "button" });
      line.append(`…${hit.left}`, make("strong", hit.match), `${hit.right}…`);
      line.addEventListener("click", () => hit.range.startContainer.parentElement.scrollIntoView({ block: "center" }));
      lines.append(make("li"));
      lines.lastChild.append(line);
    }
    found.append(lines);
  }
  search.addEventListener("input", look);
  all("[data-find]", panel).forEach(link => link.addEventListener("click", event => {
    event.preventDefault();
    search.value = link.dataset.find;
    look();
    panel.scrollTop = 0;
  }));

  // Corrections: a form at the row gives the line for the file.
  const HEAD = ["column", "value", "text", "offset", "around", "article", "by", "date"];
  const collected = [];
  let author = "";
  const bar = make("p", "", { className: "collected", hidden: true });
  panel.append(bar);
  const quote = value => {
    const safe = /^[=+\-@]/.test(value) ? `'${value}` : value;
    return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  function offer(row) {
    if (!row.dataset.fix) return;
    const button = make("button", "Not right?", { type: "button", className: "wrong" });
    button.addEventListener("click", () => open(row, button));
    (row.cells ? row.cells[row.cells.length - 1] : row).append(" ", button);
  }
  function shut() {
    all("form.fix").forEach(form => (form.closest("tr.fixing") ?? form).remove());
  }
  function open(row, button) {
    shut();
    const form = document.getElementById("fix-form").content.cloneNode(true).querySelector("form");
    all("[data-kind]", form).forEach(part => { if (part.dataset.kind !== row.dataset.fix) part.remove(); });
    const [select, value, by, line] = [form.querySelector("select"), form.elements.value, form.elements.by, form.elements.line];
    const meaning = form.querySelector("[data-role=meaning]");
    const told = form.querySelector("[role=status]");
    by.value = author;
    const write = () => {
      author = by.value;
      meaning.textContent = select.selectedOptions[0].dataset.meaning;
      const date = new Date();
      const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, "0")).join("-");
      const { offset, text, around = "" } = row.dataset;
      line.value = [select.value, value.value, text, offset, around, desk.dataset.article, author, day].map(quote).join(",");
    };
    form.addEventListener("input", write);
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("click", async event => {
      const action = event.target.dataset.do;
      if (action === "close") { shut(); button.focus(); }
      if (action === "copy") {
        line.select();
        try { await navigator.clipboard.writeText(line.value); } catch { document.execCommand("copy"); }
        told.textContent = `Copied. The file's first line is ${HEAD.join(",")}`;
      }
      if (action === "collect") { collected.push(line.value); told.textContent = "Collected."; count(); }
    });
    if (row.cells) { // a row of its own, as wide as the table
      const below = make("tr", "", { className: "fixing" });
      below.append(make("td", "", { colSpan: row.cells.length }));
      below.lastChild.append(form);
      row.after(below);
    } else row.append(form);
    write();
    value.focus();
  }
  function count() {
    const save = make("button", `Download ${desk.dataset.file}`, { type: "button" });
    save.addEventListener("click", () => {
      const file = new Blob([[HEAD.join(","), ...collected, ""].join("\n")], { type: "text/csv" });
      const link = make("a", "", { href: URL.createObjectURL(file), download: desk.dataset.file });
      link.click();
      URL.revokeObjectURL(link.href);
    });
    bar.replaceChildren(collected.length === 1 ? "1 correction collected. " : `${collected.length} corrections collected. `, save);
    bar.hidden = false;
  }
  all("[data-fix]").forEach(offer);
  if (location.hash) arrive();
})();
