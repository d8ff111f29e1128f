// How many stops a walk with Tab has to make: what can be seen and takes the focus; radio buttons of one group are one stop.
() => {
    const candidates = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
    const reachable = candidates.filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }));
    const radios = reachable.filter((element) => element.type === "radio");
    return reachable.length - radios.length + new Set(radios.map((radio) => radio.name)).size;
};
