// Takes one picture of the window on a logbook: node tests/app/picture.mjs LOGBOOK PNG
import { open, scratch } from "./window.mjs";

const [logbook, png] = process.argv.slice(2);
const { folder, remove } = scratch();
const window = await open(logbook, { home: folder });
await window.resize(1180, 780);
await window.says("Today");
await window.picture(png);
await window.close();
remove();
