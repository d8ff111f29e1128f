// What sticks out of the window sideways: the widths, then the last elements to blame. Boxes that scroll by themselves may hold wide content.
() => {
    const root = document.documentElement;
    const limit = root.clientWidth;
    const holds = (element) => ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX);
    const hidden = [root, document.body].some((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX));
    if (root.scrollWidth <= limit && !hidden) return [];
    const isHeld = (element) => {
        for (let parent = element; parent && parent !== root; parent = parent.parentElement) if (holds(parent)) return true;
        return false;
    };
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > limit + 1 && !isHeld(e));
    const widths = `${root.scrollWidth} of ${limit} px${hidden ? ", overflow hidden" : ""}`;
    return [widths, ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 120))];
};
