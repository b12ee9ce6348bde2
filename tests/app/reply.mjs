// A mentor's reply, as the page of a packet saves it.

/** CRC-32 as zip files have it: `zlib.crc32` is only in newer Node. */
function crc32(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ((rest ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** An attribute's value, without its escapes. */
const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name]);

/** The file that comes back: `answer` gives what is said to each place of the packet's page, by its kind and what it is called; undefined says nothing. */
export function replyTo(html, answer, { savedAt = "2026-10-02T10:00:00Z" } = {}) {
  const value = (tag, name) => unescaped(new RegExp(` data-${name}="([^"]*)"`).exec(tag)[1]);
  const [form] = /<form [^>]*>/.exec(html);
  const answers = [...html.matchAll(/<\w+ class="[^"]*" data-kind="(\w+)"[^>]*>/g)].flatMap(([tag, kind]) => {
    const said = answer(kind, value(tag, "seen"));
    return said ? [{ key: value(tag, "key"), hash: value(tag, "hash"), seen: value(tag, "seen"), words: "", ...said }] : [];
  });
  const reply = JSON.stringify({ packet: value(form, "packet"), quarter: value(form, "quarter"), from: value(form, "from"), to: value(form, "to"), savedAt, answers });
  return `{"format":"cairn-reply","version":1,"checksum":"${crc32(Buffer.from(reply))}","reply":${reply}}\n`;
}
