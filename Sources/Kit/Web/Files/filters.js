// Filters beside their list act at once; the focus and the place on the page stay. Without this module, and on a phone, a button does it.

const WIDE = matchMedia("(min-width: 76rem)"); // where filters and list stand side by side, see pozytek.css
const KEPT = "filtry";

const boxes = (form) => [...form.querySelectorAll("input[type=checkbox], input[type=radio]")];

function send(form, box) {
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, name: box.name, value: box.value, top: scrollY }));
    form.requestSubmit();
}

// After the list changed: the same box has the focus, at the same place.
function restore(form) {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (kept?.path !== location.pathname) return;
    const box = boxes(form).find((box) => box.name === kept.name && box.value === kept.value);
    for (let fold = box?.closest("details:not(.sheet)"); fold; fold = fold.parentElement.closest("details:not(.sheet)")) fold.open = true;
    box?.focus({ preventScroll: true });
    scrollTo(0, kept.top);
}

// Fields that say nothing do not stand in the address.
for (const form of document.querySelectorAll("form[data-filters], form.filters")) {
    form.addEventListener("formdata", ({ formData }) => {
        const entries = [...formData];
        for (const [name] of entries) formData.delete(name);
        for (const [name, value] of entries) if (value !== "") formData.append(name, value);
    });
}

for (const form of document.querySelectorAll("form[data-filters]")) {
    form.addEventListener("change", ({ target }) => {
        if (WIDE.matches && boxes(form).includes(target)) send(form, target);
    });
    // A page the browser kept for "back" shows the filters of its list again, not the ones chosen on the way out.
    addEventListener("pageshow", ({ persisted }) => persisted && form.reset());
    const advice = document.createElement("p");
    advice.className = "small quiet";
    advice.hidden = !WIDE.matches;
    advice.textContent = "Lista zmienia się od razu po zaznaczeniu.";
    form.querySelector(".facets")?.prepend(advice);
    restore(form);
}
