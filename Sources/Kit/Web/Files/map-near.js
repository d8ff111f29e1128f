// A chosen place on a map that has come alive (see map.js): its circle, and the map moved there. Colours are those of the drawing.

const CORNERS = 96;
const RADIUS = 6371.0088; // kilometres, as the server measures
const DEGREE = Math.PI / 180;

// Points at the same distance along great circles.
function circle(lat, lon, kilometres) {
    const [north, angle] = [lat * DEGREE, kilometres / RADIUS];
    return Array.from({ length: CORNERS + 1 }, (_, corner) => {
        const bearing = (corner / CORNERS) * 2 * Math.PI;
        const latitude = Math.asin(Math.sin(north) * Math.cos(angle) + Math.cos(north) * Math.sin(angle) * Math.cos(bearing));
        const east = Math.sin(bearing) * Math.sin(angle) * Math.cos(north);
        return [lon + Math.atan2(east, Math.cos(angle) - Math.sin(north) * Math.sin(latitude)) / DEGREE, latitude / DEGREE];
    });
}

function draw(figure, map) {
    const [lat, lon, kilometres] = figure.dataset.near.split(" ").map(Number);
    const colour = (name) => getComputedStyle(figure.querySelector(`svg .${name}`)).stroke;
    const [stroke, paper] = [colour("ring"), colour("ring-under")];
    const ring = circle(lat, lon, kilometres);
    const feature = (type, coordinates) => ({ type: "Feature", properties: {}, geometry: { type, coordinates } });
    const data = { type: "FeatureCollection", features: [feature("LineString", ring), feature("Point", [lon, lat])] };
    map.addSource("near", { type: "geojson", data });
    map.addLayer({ id: "near-under", type: "line", source: "near", paint: { "line-color": paper, "line-width": 6 } });
    map.addLayer({ id: "near-line", type: "line", source: "near", paint: { "line-color": stroke, "line-width": 2.5 } });
    map.addLayer({
        id: "near-middle", type: "circle", source: "near", filter: ["==", ["geometry-type"], "Point"],
        paint: { "circle-radius": 5, "circle-color": stroke, "circle-stroke-width": 2, "circle-stroke-color": paper },
    });
    const [longitudes, latitudes] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    const corner = (pick) => [pick(...longitudes), pick(...latitudes)];
    map.fitBounds([corner(Math.min), corner(Math.max)], { padding: 24, animate: false });
    figure.dataset.ring = "drawn";
}

const figure = document.querySelector("figure[data-near]");
figure?.addEventListener("map", ({ detail: map }) => map.once("load", () => draw(figure, map)));
