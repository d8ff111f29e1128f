// One heading of the first level, Polish, a main part that the first link skips to, no script but our modules, no inline style, no link to nowhere.
() => {
    const findings = [];
    const say = (isSo, otherwise) => { if (!isSo) findings.push(otherwise); };
    const all = (selector) => [...document.querySelectorAll(selector)];
    say(document.documentElement.lang === "pl", "lang is not pl");
    say(all("h1").length === 1, `${all("h1").length} h1`);
    say(all("main").length === 1, `${all("main").length} main`);
    say(document.title.endsWith("Pożytek"), `title: ${document.title}`);
    const isOurs = (script) => script.type === "module" && !script.text && new URL(script.src).origin === location.origin;
    say(all("script").every(isOurs), "a script that is no module of ours");
    // The library of the living map places its own parts by script, which the policy allows.
    say(all("[style], style").every((element) => element.closest(".live-map")), "inline style");
    say(all("[tabindex]").every((element) => ["0", "-1"].includes(element.getAttribute("tabindex"))), "a positive tabindex");
    const first = document.querySelector("a");
    const content = first?.hash && document.querySelector(first.hash);
    say(content?.matches("main, main *"), "the first link does not skip to the content");
    for (const link of all('a[href^="#"]')) {
        say(link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1))), `${link.outerHTML.slice(0, 120)} leads nowhere`);
    }
    return findings;
};
