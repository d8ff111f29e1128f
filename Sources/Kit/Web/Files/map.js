// A map drawn by the server comes alive: it can be moved, enlarged and asked. The drawing gives its colours, words and addresses, so that
// nothing jumps and nothing is said twice. Without this module, or without WebGL, the drawing stays.

const { maplibregl } = globalThis;

const WORDS = {
    "NavigationControl.ZoomIn": "Przybliż",
    "NavigationControl.ZoomOut": "Oddal",
    "NavigationControl.ResetBearing": "Obróć na północ",
    "Map.Title": "Mapa: strzałki przesuwają, plus i minus przybliżają i oddalają",
    "CooperativeGesturesHandler.WindowsHelpText": "Aby przybliżyć mapę, użyj Ctrl i kółka",
    "CooperativeGesturesHandler.MacHelpText": "Aby przybliżyć mapę, użyj ⌘ i kółka",
    "CooperativeGesturesHandler.MobileHelpText": "Aby przesunąć mapę, użyj dwóch palców",
};
const MAX_ZOOM = 17;
const TILE_ZOOM = 14; // the deepest tiles there are
const METRE = 512 / (40_075_017 * Math.cos((52.1 * Math.PI) / 180)); // pixels on the whole world's one tile, in the middle of Poland

// Colour, words and page of every area, as the server drew them.
function areas(drawing) {
    return [...drawing.querySelectorAll("[data-t]")].map((path) => ({
        code: path.dataset.t,
        colour: path.getAttribute("fill") ? null : getComputedStyle(path).fill,
        words: path.querySelector("title").textContent,
        href: path.closest("a").getAttribute("href"),
    }));
}

// A word as a picture: our map has no glyph server.
function labelImage(words, ink, halo) {
    const scale = 2;
    const size = 13 * scale;
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    const font = `700 ${size}px ${getComputedStyle(document.body).fontFamily}`;
    pen.font = font;
    canvas.width = Math.ceil(pen.measureText(words).width) + size;
    canvas.height = Math.ceil(size * 1.6);
    pen.font = font;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = size / 3;
    pen.strokeStyle = halo;
    pen.strokeText(words, canvas.width / 2, canvas.height / 2);
    pen.fillStyle = ink;
    pen.fillText(words, canvas.width / 2, canvas.height / 2);
    return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: scale };
}

// Missing is hatched, as in the drawing.
function hatchImage(paper, line) {
    const size = 16;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.fillStyle = paper;
    pen.fillRect(0, 0, size, size);
    pen.strokeStyle = line;
    pen.lineWidth = 4;
    for (const from of [-size, 0, size]) {
        pen.beginPath();
        pen.moveTo(from, size);
        pen.lineTo(from + size, 0);
        pen.stroke();
    }
    return pen.getImageData(0, 0, size, size);
}

function colours(figure) {
    const probe = document.createElement("span");
    figure.append(probe);
    const read = (name) => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
    };
    const found = { paper: read("paper"), ink: read("ink"), edge: read("edge"), dot: read("c2"), missing: read("x"), sunk: read("sunk-2") };
    probe.remove();
    return found;
}

function style(figure, known, paint) {
    const { level, query, labels, dots } = figure.dataset;
    const drawn = figure.querySelector("svg.map");
    const scale = drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width;
    const at = (path) => location.origin + path;
    const names = JSON.parse(labels).map(([name, lon, lat, minor]) => ({
        type: "Feature", properties: { name, minor }, geometry: { type: "Point", coordinates: [lon, lat] },
    }));
    const rough = ["==", ["get", "precision"], "gmina"];
    return {
        version: 8,
        sources: {
            areas: { type: "vector", tiles: [at(`/tiles/areas/${level}/{z}/{x}/{y}.mvt`)], maxzoom: TILE_ZOOM },
            powiats: { type: "vector", tiles: [at("/tiles/areas/powiat/{z}/{x}/{y}.mvt")], maxzoom: TILE_ZOOM },
            bodies: { type: "vector", tiles: [at(`/tiles/organisations/{z}/{x}/{y}.mvt${query}`)], maxzoom: TILE_ZOOM },
            regions: { type: "vector", tiles: [at("/tiles/areas/voivodeship/{z}/{x}/{y}.mvt")], maxzoom: TILE_ZOOM },
            circles: { type: "geojson", data: circles(figure) },
            fan: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
            names: { type: "geojson", data: { type: "FeatureCollection", features: names } },
        },
        layers: [
            { id: "paper", type: "background", paint: { "background-color": paint.paper } },
            { id: "missing", type: "fill", source: "areas", "source-layer": "areas", paint: { "fill-pattern": "missing" } },
            {
                id: "areas", type: "fill", source: "areas", "source-layer": "areas", filter: coloured(known), paint: { "fill-color": fills(known, paint.paper) },
            },
            { id: "lines", type: "line", source: "areas", "source-layer": "areas", paint: { "line-color": paint.paper, "line-width": 0.75 } },
            // Places without a known border: discs of one size on the ground.
            {
                id: "discs", type: "circle", source: "areas", "source-layer": "areas", filter: ["has", "disc"],
                paint: {
                    "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 0, ["*", METRE, ["get", "disc"]], 20, ["*", METRE * 2 ** 20, ["get", "disc"]]],
                    "circle-color": fills(known, paint.sunk),
                    "circle-stroke-width": 0.75, "circle-stroke-color": ["case", coloured(known), paint.paper, paint.missing],
                },
            },
            { id: "powiats", type: "line", source: "powiats", "source-layer": "areas", paint: { "line-color": paint.paper, "line-width": 2 } },
            { id: "region", type: "line", source: "regions", "source-layer": "areas", paint: { "line-color": paint.edge, "line-width": 1.25 } },
            {
                id: "circles", type: "circle", source: "circles",
                paint: {
                    "circle-radius": ["*", scale, ["get", "radius"]], "circle-color": paint.dot, "circle-opacity": 0.75,
                    "circle-stroke-width": 1, "circle-stroke-color": paint.paper,
                },
            },
            {
                id: "bodies", type: "circle", source: "bodies", "source-layer": "organisations", minzoom: 9.5,
                layout: { visibility: dots === "none" ? "none" : "visible" }, // a seat is no place of work
                paint: {
                    "circle-radius": ["max", 3, ["*", 1.3, ["sqrt", ["get", "count"]]]], // the area is proportional
                    "circle-color": ["case", rough, paint.paper, paint.dot],
                    "circle-opacity": ["case", rough, 0, 0.75],
                    "circle-stroke-width": ["case", rough, 2, 1],
                    "circle-stroke-color": ["case", rough, paint.dot, paint.paper],
                },
            },
            { id: "fan-lines", type: "line", source: "fan", filter: ["==", ["geometry-type"], "LineString"], paint: { "line-color": paint.edge, "line-width": 1.5 } },
            {
                id: "fan", type: "circle", source: "fan", filter: ["==", ["geometry-type"], "Point"],
                paint: { "circle-radius": 7, "circle-color": paint.dot, "circle-stroke-width": 1.5, "circle-stroke-color": paint.paper },
            },
            {
                id: "names", type: "symbol", source: "names", filter: [">=", ["zoom"], ["case", ["==", ["get", "minor"], 1], 7.2, 0]],
                layout: { "icon-image": ["concat", "name:", ["get", "name"]], "icon-allow-overlap": false },
            },
        ],
    };
}

// Somebody else's map under ours, whose colours then let it through.
async function withBase(ours, address) {
    if (!address) return ours;
    const pictures = { version: 8, sources: { base: { type: "raster", tiles: [address], tileSize: 256 } }, layers: [{ id: "base", type: "raster", source: "base" }] };
    const base = address.endsWith(".json") ? await fetch(address).then((reply) => reply.json()) : pictures;
    const named = Object.fromEntries(["glyphs", "sprite"].filter((name) => base[name]).map((name) => [name, base[name]]));
    const [paper, ...layers] = ours.layers;
    for (const layer of layers) if (layer.id === "areas" || layer.id === "missing") layer.paint["fill-opacity"] = 0.6;
    return { ...ours, ...named, sources: { ...base.sources, ...ours.sources }, layers: [paper, ...base.layers, ...layers] };
}

const coloured = (known) => ["in", ["get", "teryt"], ["literal", known.filter((area) => area.colour).map((area) => area.code)]];

function fills(known, otherwise) {
    const pairs = known.filter((area) => area.colour).flatMap((area) => [area.code, area.colour]);
    return pairs.length ? ["match", ["get", "teryt"], ...pairs, otherwise] : otherwise;
}

// Absolute numbers: the circles of the drawing, the largest first.
function circles(figure) {
    const features = JSON.parse(figure.dataset.circles).map(([teryt, lon, lat, radius]) => ({
        type: "Feature", properties: { teryt, radius }, geometry: { type: "Point", coordinates: [lon, lat] },
    }));
    return { type: "FeatureCollection", features };
}

// Several at one address: each on a line of its own around it, so that each can be pointed at.
function fan(map, features, place) {
    const middle = map.project(place);
    const reach = Math.max(26, features.length * 3.2);
    const spots = features.flatMap(({ properties }, turn) => {
        const angle = (turn / features.length) * 2 * Math.PI - Math.PI / 2;
        const at = map.unproject([middle.x + reach * Math.cos(angle), middle.y + reach * Math.sin(angle)]).toArray();
        const feature = (type, coordinates) => ({ type: "Feature", properties, geometry: { type, coordinates } });
        return [feature("LineString", [place, at]), feature("Point", at)];
    });
    map.getSource("fan").setData({ type: "FeatureCollection", features: spots });
}

async function start(figure) {
    const drawing = figure.querySelector("svg.map");
    let known = areas(drawing);
    let byCode = new Map(known.map((area) => [area.code, area]));
    const paint = colours(figure);
    const [west, south, east, north] = JSON.parse(figure.dataset.frame);
    const own = style(figure, known, paint);
    // A base map that does not answer leaves ours as it is.
    const drawn = await withBase(own, figure.dataset.base).catch(() => own);
    const stage = document.createElement("div");
    stage.className = "live-map";
    const told = document.createElement("p");
    told.className = "small told";
    told.setAttribute("role", "status");
    const wall = document.createElement("div");
    wall.className = "live-wall";
    drawing.before(wall);
    wall.append(drawing, stage);

    const map = new maplibregl.Map({
        container: stage, style: drawn, bounds: [[west, south], [east, north]], fitBoundsOptions: { padding: 4 },
        maxZoom: MAX_ZOOM, dragRotate: false, pitchWithRotate: false, touchPitch: false, attributionControl: false, locale: WORDS,
        cooperativeGestures: true, fadeDuration: 0,
    });
    figure.dispatchEvent(new CustomEvent("map", { detail: map }));
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
    map.on("styleimagemissing", ({ id }) => {
        if (map.hasImage(id)) return;
        if (id === "missing") return map.addImage(id, hatchImage(paint.paper, paint.missing));
        const { image, pixelRatio } = labelImage(id.slice("name:".length), paint.ink, paint.paper);
        map.addImage(id, image, { pixelRatio });
    });
    // The drawing gives way only when the map stands.
    map.once("idle", () => {
        drawing.classList.add("gone"); // not removed: the legend uses its hatching
        wall.after(told);
        figure.querySelector(".base-source")?.removeAttribute("hidden");
        figure.dataset.live = "ready";
    });

    const isBody = ({ layer }) => layer.id === "bodies" || layer.id === "fan";
    const words = ({ layer, properties }) => {
        if (!isBody({ layer })) return byCode.get(properties.teryt)?.words ?? properties.name;
        if (properties.precision === "gmina") return `położenie przybliżone: ${properties.count}`;
        return properties.name ?? `${properties.count} w tym miejscu, przybliż`;
    };
    // Those that stand on the same spot of their tile; the seam of two tiles has some of them twice.
    const beside = ({ geometry }) => {
        const around = map.queryRenderedFeatures(map.project(geometry.coordinates), { layers: ["bodies"] });
        const near = around.filter((other) => other.properties.id && geometry.coordinates.every((part, i) => Math.abs(part - other.geometry.coordinates[i]) < 1e-6));
        return [...new Map(near.map((other) => [other.properties.id, other])).values()];
    };
    // Symbols are small: a few pixels beside one still mean it.
    const REACH = 4;
    const found = (point) => {
        const [x, y] = Array.isArray(point) ? point : [point.x, point.y];
        const around = [[x - REACH, y - REACH], [x + REACH, y + REACH]];
        return map.queryRenderedFeatures(around, { layers: ["fan", "bodies", "circles"] })[0] ?? map.queryRenderedFeatures([x, y], { layers: ["discs", "areas", "missing"] })[0];
    };
    const open = (feature) => {
        const { id, count, precision, teryt } = feature.properties;
        if (!isBody(feature)) return location.assign(byCode.get(teryt)?.href ?? "#");
        const together = feature.layer.id === "bodies" && id ? beside(feature) : [];
        if (together.length > 1) {
            fan(map, together, feature.geometry.coordinates);
            told.textContent = `W tym miejscu: ${together.map(({ properties }) => properties.name).join("; ")}`;
            return;
        }
        if (id) return location.assign(`/organizacje/${id}`);
        if (precision === "gmina") return location.assign(`/organizacje?gmina=${teryt}&punkt=gmina`);
        if (count > 1) map.easeTo({ center: feature.geometry.coordinates, zoom: Math.min(map.getZoom() + 2, MAX_ZOOM) });
    };
    map.on("zoomstart", () => map.getSource("fan").setData({ type: "FeatureCollection", features: [] }));
    map.on("mousemove", ({ point }) => {
        const feature = found(point);
        told.textContent = feature ? words(feature) : "";
        map.getCanvas().style.cursor = feature ? "pointer" : "";
    });
    // A finger first reads, then opens what it has read.
    let read = "";
    map.on("click", ({ point, originalEvent }) => {
        const feature = found(point);
        if (!feature) return;
        const before = read;
        read = words(feature);
        told.textContent = read;
        if (originalEvent.pointerType !== "touch" || before === read) open(feature);
    });
    // The keyboard moves the map under a cross in its middle; Enter opens what is under it.
    const canvas = map.getCanvas();
    const middle = () => [canvas.clientWidth / 2, canvas.clientHeight / 2];
    const isByKeyboard = () => document.activeElement === canvas && canvas.matches(":focus-visible");
    const tell = () => {
        stage.classList.toggle("aimed", isByKeyboard());
        if (!isByKeyboard()) return;
        const feature = found(middle());
        told.textContent = feature ? words(feature) : "poza mapą";
    };
    map.on("moveend", tell);
    map.on("idle", tell);
    canvas.addEventListener("focus", tell);
    canvas.addEventListener("blur", tell);
    canvas.addEventListener("keydown", ({ key }) => {
        const feature = key === "Enter" && found(middle());
        if (feature) open(feature);
    });
    // Another year: the same map in other colours.
    figure.addEventListener("redrawn", () => {
        known = areas(drawing);
        byCode = new Map(known.map((area) => [area.code, area]));
        map.setFilter("areas", coloured(known));
        map.setPaintProperty("areas", "fill-color", fills(known, paint.paper));
        map.setPaintProperty("discs", "circle-color", fills(known, paint.sunk));
        map.setPaintProperty("discs", "circle-stroke-color", ["case", coloured(known), paint.paper, paint.missing]);
        map.getSource("circles").setData(circles(figure));
        map.getSource("bodies").setTiles([`${location.origin}/tiles/organisations/{z}/{x}/{y}.mvt${figure.dataset.query}`]);
        told.textContent = "";
    });
}

const figure = document.querySelector("figure[data-frame]");
if (figure && maplibregl && document.createElement("canvas").getContext("webgl2")) start(figure);
