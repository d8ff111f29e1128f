// Controls, tables and pictures that stick out of a box they stand in, and so may lie over their neighbours. A box that scrolls holds them.
() => {
    const things = [...document.querySelectorAll("body :is(input:not([type=hidden]), select, textarea, button, table, img, figure)")];
    const isSeen = (box, thing) => box.width > 1 && box.height > 1 && !thing.closest(".out") && thing.checkVisibility({ visibilityProperty: true });
    const sticksOut = (thing) => {
        const box = thing.getBoundingClientRect();
        if (!isSeen(box, thing)) return false;
        for (let around = thing.parentElement; around && around !== document.body; around = around.parentElement) {
            const style = getComputedStyle(around);
            if (style.overflowX !== "visible") return false;
            if (!["inline", "contents"].includes(style.display) && box.right > around.getBoundingClientRect().right + 1) return true;
        }
        return false;
    };
    return things.filter(sticksOut).map((thing) => `${thing.outerHTML.slice(0, 80).replace(/\s+/g, " ")} sticks out`);
};
