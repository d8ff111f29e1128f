// The years of a map become a slider; a new year is fetched and takes the place of the old one, without the page being loaded anew. Without
// this module they are a list with a button.

const PAUSE = 200; // milliseconds; whoever drags is not answered at every step

let asked = 0;

// What the server made anew: titles, drawing, legend, table, links, each in the place of the one before.
async function renew(form) {
    const turn = ++asked;
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const address = `${form.getAttribute("action")}?${query}`;
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (turn !== asked) return;
    if (!answer.ok) return location.assign(address); // the page says itself what is wrong
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== asked) return;
    const figure = document.querySelector("figure[data-frame]");
    const other = fresh.querySelector("figure[data-frame]");
    for (const part of document.querySelectorAll("[data-fresh]")) {
        part.innerHTML = fresh.querySelector(`[data-fresh="${part.dataset.fresh}"]`).innerHTML;
    }
    figure.querySelector("svg.map").innerHTML = other.querySelector("svg.map").innerHTML;
    for (const name of ["query", "labels", "dots", "circles"]) figure.dataset[name] = other.dataset[name];
    // Whoever then looks for a place comes back to this year.
    for (const [place, box] of [...document.querySelectorAll(".near")].entries()) box.dataset.near = fresh.querySelectorAll(".near")[place].dataset.near;
    for (const back of document.querySelectorAll('input[name="z"]')) back.value = fresh.querySelector('input[name="z"]').value;
    document.title = fresh.title;
    history.replaceState(null, "", address);
    figure.dispatchEvent(new Event("redrawn"));
}

function slide(box) {
    const list = box.querySelector("select");
    const options = [...list.options].reverse(); // the oldest at the left, today or all years at the right
    if (options.length < 3) return;
    const range = document.createElement("input");
    const output = document.createElement("output");
    Object.assign(range, { type: "range", min: 0, max: options.length - 1, step: 1, id: list.id });
    range.value = options.indexOf(list.selectedOptions[0]);
    list.removeAttribute("id");
    list.hidden = true;
    output.htmlFor = range.id;
    const read = () => {
        const { value, text } = options[range.value];
        list.value = value;
        output.textContent = text;
        range.setAttribute("aria-valuetext", text);
    };
    let timer;
    range.addEventListener("input", () => {
        read();
        clearTimeout(timer);
        timer = setTimeout(() => renew(box.closest("form")), PAUSE);
    });
    list.after(range, output);
    read();
}

for (const box of document.querySelectorAll("[data-steps]")) slide(box);
