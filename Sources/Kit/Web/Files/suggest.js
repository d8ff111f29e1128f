// Suggestions under a search box while somebody types: the combobox with a list box of WAI-ARIA. Without this module the form works as it is.
//
// A box asks for them by `data-suggest="/address"`; the address answers `?q=words` with {"items": [{"name", "place", "url"}]}.

const WAIT = 80; // milliseconds between two letters
const SHORTEST = 2; // letters
let made = 0;

class Suggestions {
    #input; #list; #status; #waiting; #asking; #active = -1; #items = [];

    constructor(input) {
        this.#input = input;
        this.#list = document.createElement("ul");
        Object.assign(this.#list, { id: `podpowiedzi-${++made}`, className: "suggest", hidden: true });
        this.#list.setAttribute("role", "listbox");
        this.#list.setAttribute("aria-label", "Podpowiedzi");
        this.#status = document.createElement("span");
        this.#status.className = "out";
        this.#status.setAttribute("role", "status");
        const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
        for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
        input.parentElement.append(this.#list, this.#status);

        input.addEventListener("input", () => this.#typed());
        input.addEventListener("keydown", (event) => this.#pressed(event));
        input.addEventListener("blur", () => this.#forget());
        input.form?.addEventListener("submit", () => this.#forget());
        // The focus stays in the box, so that a press on the list does not close it before it counts.
        this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
        this.#list.addEventListener("click", (event) => {
            const option = event.target.closest("[role=option]");
            if (option) this.#go([...this.#list.children].indexOf(option));
        });
    }

    #typed() {
        clearTimeout(this.#waiting);
        this.#waiting = setTimeout(() => this.#ask(), WAIT);
    }

    async #ask() {
        this.#asking?.abort();
        const words = this.#input.value.trim();
        if (words.length < SHORTEST) return this.#close();
        const asking = (this.#asking = new AbortController());
        let items = [];
        try {
            const address = new URL(this.#input.dataset.suggest, location.href);
            address.searchParams.set("q", words);
            const reply = await fetch(address, { signal: asking.signal });
            if (reply.ok) items = (await reply.json()).items;
        } catch {
            // Without an answer there are no suggestions, and the form still searches.
        }
        // An answer that was overtaken by another letter is dropped.
        if (this.#asking === asking) this.#show(items);
    }

    #show(items) {
        if (!items.length) return this.#close();
        this.#items = items;
        this.#list.replaceChildren(...items.map((item, number) => this.#option(item, number)));
        this.#list.hidden = false;
        this.#input.setAttribute("aria-expanded", "true");
        this.#activate(-1);
        this.#status.textContent = `Podpowiedzi: ${items.length}. Wybierz strzałkami.`;
    }

    #option(item, number) {
        const option = document.createElement("li");
        option.id = `${this.#list.id}-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const place = document.createElement("span");
        place.className = "sub";
        place.textContent = item.place ?? "";
        option.append(item.name, " ", place);
        return option;
    }

    #pressed(event) {
        if (event.isComposing) return;
        const count = this.#list.hidden ? 0 : this.#items.length;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            if (!count) return this.#ask();
            // One place more than there are options: the box itself.
            const step = event.key === "ArrowDown" ? 1 : count;
            this.#activate(((this.#active + 1 + step) % (count + 1)) - 1);
        } else if (event.key === "Enter" && count && this.#active >= 0) {
            event.preventDefault();
            this.#go(this.#active);
        } else if (event.key === "Escape" && count) {
            event.preventDefault();
            this.#forget();
        }
    }

    #activate(number) {
        this.#active = number;
        [...this.#list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
        const option = this.#list.children[number];
        if (option) {
            this.#input.setAttribute("aria-activedescendant", option.id);
            option.scrollIntoView({ block: "nearest" });
        } else {
            this.#input.removeAttribute("aria-activedescendant");
        }
    }

    #go(number) {
        const item = this.#items[number];
        this.#forget();
        location.assign(item.url);
    }

    // Also what is under way does not come any more.
    #forget() {
        clearTimeout(this.#waiting);
        this.#asking?.abort();
        this.#asking = undefined;
        this.#close();
    }

    #close() {
        this.#list.hidden = true;
        this.#list.replaceChildren();
        this.#items = [];
        this.#activate(-1);
        this.#input.setAttribute("aria-expanded", "false");
        this.#status.textContent = "";
    }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Suggestions(input);
