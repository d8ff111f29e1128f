// What has the focus now: its place in the document, its first box on the page, and whether a person can see that it has it.
() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const label = element.closest("label");
    const box = [...element.getClientRects()].find((r) => r.width && r.height) ?? element.getBoundingClientRect();
    const isOutlined = (other) => {
        if (!other) return false;
        const style = getComputedStyle(other);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    const within = (value, limit) => Math.min(Math.max(value, 1), limit - 1);
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const middle = [within(box.left + box.width / 2, innerWidth), within(box.top + box.height / 2, innerHeight)];
    const onTop = document.elementFromPoint(...middle);
    const all = [...document.querySelectorAll("*")];
    // The frame around it that scrolls by itself, and how far it moved what is in it.
    const frame = element.closest(".frame, .tall");
    // Known by the order of meeting: a page that comes alive gets new elements, so places among all of them move.
    const met = (window.framesMet ??= [null]);
    if (!met.includes(frame)) met.push(frame);
    return {
        index: all.indexOf(element),
        frame: met.indexOf(frame), down: frame?.scrollTop ?? 0, aside: frame?.scrollLeft ?? 0,
        html: element.outerHTML.slice(0, 100),
        isSkip: element === document.querySelector("a") && element.hash !== "",
        top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right,
        outlined: isOutlined(element) || isOutlined(label),
        inside,
        covered: inside && !(onTop && (element.contains(onTop) || onTop.contains(element) || label?.contains(onTop))),
    };
};
