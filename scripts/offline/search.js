/* Search without a server: takes the place of the engine that site.js would import, which needs one. */
"use strict";

{
  const base = new URL(".", document.currentScript.src);
  let pages;

  /* Letters without accents and capitals, as many as before, so that a place found in one text is the place in the other. */
  const fold = text => text.replace(/[^\x00-\x7f]/g, letter => {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === letter.length ? plain : letter;
  }).toLowerCase();

  const load = () => pages ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(`search-${document.documentElement.lang}.js`, base);
    script.onload = () => resolve(searchPages.map(([path, kind, title, text]) => ({ path, kind, title, text, heading: fold(title), body: fold(text) })));
    script.onerror = reject;
    document.head.append(script);
  });

  const escape = text => text.replace(/[&<>]/g, letter => `&#${letter.charCodeAt(0)};`);

  /* The text around the first word found, every word in it marked. */
  function excerpt({ text, body }, words) {
    const places = words.map(word => body.indexOf(word)).filter(place => place >= 0);
    const start = Math.max(0, Math.min(...places, body.length) - 60);
    const end = Math.min(text.length, (places.length ? start : 0) + 220);
    let made = "";
    for (let place = places.length ? start : 0; place < end;) {
      const word = words.find(word => body.startsWith(word, place));
      const next = word ? place + word.length : place + 1;
      made += word ? `<mark>${escape(text.slice(place, next))}</mark>` : escape(text[place]);
      place = next;
    }
    return made;
  }

  function score(page, words) {
    if (!words.every(word => page.heading.includes(word) || page.body.includes(word))) return 0;
    return page.heading.includes(words.join(" ")) ? 3 : words.every(word => page.heading.includes(word)) ? 2 : 1;
  }

  engine = {
    async debouncedSearch(query) {
      const words = fold(query).split(/\s+/).filter(Boolean);
      const found = (await load()).map(page => [score(page, words), page]).filter(([points]) => points);
      found.sort(([one], [other]) => other - one);
      return {
        results: found.map(([, page]) => ({
          data: async () => ({ url: new URL(page.path, base).href, meta: { title: page.title, kind: page.kind || undefined }, excerpt: excerpt(page, words) }),
        })),
      };
    },
  };
}
