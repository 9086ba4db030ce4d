/* Adds what the pages lack for the keyboard, and the search. Pages are complete without it. */
"use strict";

const drawer = document.getElementById("__drawer");
const header = document.querySelector(".md-header");
const dialog = document.querySelector("dialog.search");

/* The theme acts on single letters anywhere on the page; keys belong to the reader outside fields. */
addEventListener("keydown", event => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    openSearch();
  } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.target.closest?.("input, textarea, select")) {
    event.stopImmediatePropagation();
  }
}, true);

/* The theme opens its menu by a label, which no keyboard reaches: a button takes its place. */
function menuButton() {
  const label = header.querySelector("label[for=__drawer]");
  const button = document.createElement("button");
  const panel = document.querySelector(".md-sidebar--primary");
  const set = open => {
    drawer.checked = open;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
  };
  button.type = "button";
  button.className = `${label.className} menu-open`;
  button.setAttribute("aria-label", header.querySelector(".search-open").dataset.menu);
  button.setAttribute("aria-expanded", "false");
  button.append(...[...label.children].map(icon => icon.cloneNode(true)));
  button.addEventListener("click", () => set(!drawer.checked));
  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(drawer.checked));
    if (drawer.checked) panel.querySelector(".md-nav__list a").focus();
    else if (panel.contains(document.activeElement)) button.focus();
  });
  addEventListener("keydown", event => {
    if (event.key === "Escape" && drawer.checked) {
      set(false);
      button.focus();
    }
  });
  panel.addEventListener("focusout", event => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget) && event.relatedTarget !== button) set(false);
  });
  label.replaceWith(button);
}

/* A table wider than the page scrolls: name it and let the keyboard reach it. */
function reachableTables() {
  const boxes = [...document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")];
  const observer = new ResizeObserver(entries => entries.forEach(({ target }) => {
    const wide = target.scrollWidth > target.clientWidth + 1;
    // Regions need names of their own.
    const name = `${header.querySelector(".search-open").dataset.table} (${boxes.indexOf(target) + 1})`;
    const extra = { tabindex: "0", role: "region", "aria-label": name };
    for (const [name, value] of Object.entries(extra)) {
      if (wide) target.setAttribute(name, value);
      else target.removeAttribute(name);
    }
  }));
  boxes.forEach(box => observer.observe(box));
}

let engine;
let opener;

async function openSearch() {
  if (dialog.open) return;
  opener = document.activeElement;
  dialog.showModal();
  engine ??= import(new URL(dialog.dataset.engine, location.href)).then(async found => {
    // A long page, such as that of a country, is not worth less for its length.
    await found.options({ noWorker: true, ranking: { pageLength: 0.2, termFrequency: 0.4 } });
    await found.init();
    return found;
  });
}

/* Pagefind escapes excerpts and leaves titles raw: both are set as text, never as HTML. */
function excerpt(html) {
  const box = document.createElement("p");
  for (const node of new DOMParser().parseFromString(`<p>${html}`, "text/html").body.firstChild.childNodes) {
    const part = document.createElement(node.nodeName === "MARK" ? "mark" : "span");
    part.textContent = node.textContent;
    box.append(part);
  }
  return box;
}

function item(result) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = result.url;
  link.textContent = result.meta.title;
  row.append(link, excerpt(result.excerpt));
  return row;
}

/* What is called as the reader wrote comes first, and sources last: most readers look for what the site made of them. */
function inOrder(results, query) {
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const place = ({ meta, url }) => url.includes("/sources/") ? 2 : fold(meta.title) === fold(query) ? 0 : 1;
  return [...results].sort((one, other) => place(one) - place(other));
}

function show(results) {
  const groups = new Map();
  for (const result of results) {
    const kind = result.meta.kind ?? dialog.dataset.pages;
    groups.set(kind, [...(groups.get(kind) ?? []), result]);
  }
  return [...groups].flatMap(([kind, members]) => {
    const heading = document.createElement("h2");
    const list = document.createElement("ul");
    heading.textContent = kind;
    list.append(...members.map(item));
    return [heading, list];
  });
}

async function search(query) {
  const count = dialog.querySelector(".search__count");
  const found = await (await engine).debouncedSearch(query, {}, 150);
  if (!found) return;
  const { none, one, other } = dialog.dataset;
  if (await list(found.results, query))
    count.textContent = found.results.length > 1 ? other.replace("#", found.results.length) : found.results.length ? one : none;
}

/* Lists the results from a place on, and says whether the reader still asks for them. */
async function list(found, query, from = 0) {
  const to = from + 20;
  const results = await Promise.all(found.slice(from, to).map(result => result.data()));
  if (query !== dialog.querySelector("input").value.trim()) return false;
  const box = dialog.querySelector(".search__results");
  const parts = show(inOrder(results, query));
  box.querySelector(".search__more")?.remove();
  if (from) box.append(...parts);
  else box.replaceChildren(...parts);
  if (from) parts[0].nextSibling.querySelector("a").focus();
  if (found.length > to) {
    const more = document.createElement("button");
    more.type = "button";
    more.className = "search__more";
    more.textContent = dialog.dataset.more;
    more.addEventListener("click", () => list(found, query, to));
    box.append(more);
  }
  return true;
}

function searchKeys(event) {
  const stops = [dialog.querySelector("input"), ...dialog.querySelectorAll(".search__results :is(a, button)")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const place = stops.indexOf(document.activeElement);
  if (step && place >= 0) {
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, place + step))].focus();
  } else if (event.key === "Enter" && place === 0 && stops.length > 1) {
    event.preventDefault();
    stops[1].click();
  } else if (event.key === "Escape") {
    event.preventDefault(); // in a field, the browser's own Escape empties it first
    dialog.close();
  }
}

function searchDialog() {
  const input = dialog.querySelector("input");
  const prompt = dialog.querySelector(".search__count").textContent;
  document.querySelectorAll(".search-open, .search-wide").forEach(button => button.addEventListener("click", openSearch));
  dialog.querySelector(".search__close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", event => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => opener?.focus());
  dialog.addEventListener("keydown", searchKeys);
  dialog.querySelector("form").addEventListener("submit", event => event.preventDefault());
  input.addEventListener("input", () => {
    const query = input.value.trim();
    if (query) return search(query);
    dialog.querySelector(".search__count").textContent = prompt;
    dialog.querySelector(".search__results").replaceChildren();
  });
}

/* The build knows no clock: the reader's own tells whether the next check of the record is overdue. */
function overdueCheck() {
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const passed = [...document.querySelectorAll("time.due")].find(time => time.dateTime < today);
  if (!passed) return;
  const banner = document.createElement("p");
  banner.className = "overdue";
  banner.setAttribute("role", "status");
  banner.textContent = passed.dataset.passed;
  document.querySelector("article").append(banner);
}

menuButton();
overdueCheck();
searchDialog();
addEventListener("load", reachableTables);
