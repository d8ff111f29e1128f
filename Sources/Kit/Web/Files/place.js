// "Wokół mnie" beside a box for the name of a place: the browser is asked where it is when somebody presses the button, never before, and what
// it says is rounded to about a kilometre before it leaves the device. Without this module the box works as it is.
//
// A box asks for the button by `data-near="/address"`, to which the place is added, and by `data-within="south north west east"`.

const PARTS = 100; // of a degree
const OPTIONS = { maximumAge: 600_000, timeout: 20_000 };
const NOTE = "Przeglądarka zapyta Cię o zgodę. Położenie zaokrąglamy do około kilometra, zanim trafi do adresu strony.";
const REFUSED = {
    1: "Przeglądarka nie podała położenia, bo nie ma na to zgody. Wpisz miejscowość albo gminę.",
    2: "Przeglądarka nie wie, gdzie jesteś. Wpisz miejscowość albo gminę.",
    3: "Przeglądarka za długo ustalała położenie. Spróbuj jeszcze raz albo wpisz miejscowość.",
};

function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
}

function offer(box, number) {
    const [south, north, west, east] = box.dataset.within.split(" ").map(Number);
    const note = element("p", { className: "small quiet", id: `wokol-${number}`, textContent: NOTE });
    const told = element("p", { className: "small" });
    told.setAttribute("role", "status");
    const button = element("button", { type: "button", className: "btn second slim", textContent: "Wokół mnie" });
    button.setAttribute("aria-describedby", note.id);

    const round = (degrees) => Math.round(degrees * PARTS) / PARTS;
    const found = ({ coords }) => {
        const [lat, lon] = [round(coords.latitude), round(coords.longitude)];
        if (lat < south || lat > north || lon < west || lon > east) {
            told.textContent = "To miejsce leży poza Polską. Wpisz miejscowość albo gminę.";
            return;
        }
        const { near } = box.dataset;
        location.assign(`${near}${near.includes("?") ? "&" : "?"}blisko=${lat},${lon}`);
    };
    button.addEventListener("click", () => {
        told.textContent = "Czekamy na przeglądarkę…";
        navigator.geolocation.getCurrentPosition(found, ({ code }) => (told.textContent = REFUSED[code] ?? REFUSED[2]), OPTIONS);
    });
    box.append(button, note, told);
}

if ("geolocation" in navigator) [...document.querySelectorAll("[data-near][data-within]")].forEach(offer);
