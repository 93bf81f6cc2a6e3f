// A desktop's notification service on the session bus of the test, so that what the program asks to
// show can be read, and clicked. It speaks as much of D-Bus as that takes.

import { connect } from "node:net";

const NAME = "org.freedesktop.Notifications";
const PATH = "/org/freedesktop/Notifications";
const [CALL, RETURN, , SIGNAL] = [1, 2, 3, 4];

/** Writes D-Bus values: every one begins at a multiple of its own size. */
class Writer {
  #bytes = [];

  get length() {
    return this.#bytes.length;
  }

  pad(to) {
    while (this.#bytes.length % to) this.#bytes.push(0);
  }

  byte(value) {
    this.#bytes.push(value);
  }

  u32(value) {
    this.pad(4);
    const four = Buffer.alloc(4);
    four.writeUInt32LE(value);
    this.#bytes.push(...four);
  }

  text(value) {
    const bytes = Buffer.from(value);
    this.u32(bytes.length);
    this.#bytes.push(...bytes, 0);
  }

  signature(value) {
    this.#bytes.push(value.length, ...Buffer.from(value), 0);
  }

  append(buffer) {
    this.#bytes.push(...buffer);
  }

  done() {
    return Buffer.from(this.#bytes);
  }
}

/** Reads them. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  pad(to) {
    this.at = Math.ceil(this.at / to) * to;
  }

  byte() {
    return this.bytes[this.at++];
  }

  u32() {
    this.pad(4);
    this.at += 4;
    return this.bytes.readUInt32LE(this.at - 4);
  }

  text() {
    const length = this.u32();
    this.at += length + 1;
    return this.bytes.toString("utf8", this.at - length - 1, this.at - 1);
  }

  signature() {
    const length = this.byte();
    this.at += length + 1;
    return this.bytes.toString("utf8", this.at - length - 1, this.at - 1);
  }

  texts() {
    const end = this.u32() + this.at;
    const found = [];
    while (this.at < end) found.push(this.text());
    return found;
  }

  /** A header field's value: a text, a signature or a number. */
  value() {
    const kind = this.signature();
    if (kind === "g") return this.signature();
    if (kind === "u") return this.u32();
    return this.text();
  }
}

/** The values of a body, written by `fill`, with their signature. */
function body(signature, fill) {
  const writer = new Writer();
  fill(writer);
  return { signature, bytes: writer.done() };
}

function message(kind, serial, fields, content) {
  const writer = new Writer();
  for (const byte of ["l".charCodeAt(0), kind, 0, 1]) writer.byte(byte);
  writer.u32(content?.bytes.length ?? 0);
  writer.u32(serial);
  const written = new Writer();
  const all = content ? [...fields, [8, "g", content.signature]] : fields;
  for (const [code, type, value] of all) {
    written.pad(8);
    written.byte(code);
    written.signature(type);
    if (type === "g") written.signature(value);
    else if (type === "u") written.u32(value);
    else written.text(value);
  }
  writer.u32(written.length);
  // The fields begin at byte 16, so their own places hold in the whole as well.
  writer.append(written.done());
  writer.pad(8);
  if (content) writer.append(content.bytes);
  return writer.done();
}

/** The first whole message in the bytes, and how long it is. */
function read(bytes) {
  if (bytes.length < 16) return null;
  const fieldsEnd = 16 + bytes.readUInt32LE(12);
  const bodyAt = Math.ceil(fieldsEnd / 8) * 8;
  const size = bodyAt + bytes.readUInt32LE(4);
  if (bytes.length < size) return null;
  const reader = new Reader(bytes, 16);
  const fields = {};
  while (reader.at < fieldsEnd) {
    reader.pad(8);
    const code = reader.byte();
    fields[code] = reader.value();
  }
  return {
    size,
    kind: bytes[1],
    serial: bytes.readUInt32LE(8),
    member: fields[3],
    sender: fields[7],
    body: new Reader(bytes.subarray(bodyAt, size)),
  };
}

/**
 * Takes the place of the desktop's notification service. `shown` is what was asked for, oldest
 * first, as `{ id, title, body, actions }`; `click` presses one.
 */
export async function startNotices() {
  const path = /path=([^,;]+)/.exec(process.env.DBUS_SESSION_BUS_ADDRESS ?? "")?.[1];
  if (!path) throw new Error("there is no session bus: run the window tests through dbus-run-session");
  const socket = connect(path);
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const uid = Buffer.from(`${process.getuid()}`).toString("hex");
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  await new Promise((resolve) => socket.once("data", resolve));
  socket.write("BEGIN\r\n");

  const shown = [];
  let serial = 0;
  let bytes = Buffer.alloc(0);
  const send = (kind, fields, content) => {
    serial += 1;
    socket.write(message(kind, serial, fields, content));
  };
  const bus = (member, content) =>
    send(CALL, [[1, "o", "/org/freedesktop/DBus"], [2, "s", "org.freedesktop.DBus"], [3, "s", member], [6, "s", "org.freedesktop.DBus"]], content);
  const answers = {
    Notify: ({ body: given }) => {
      given.text();
      given.u32();
      given.text();
      const [title, text, actions] = [given.text(), given.text(), given.texts()];
      shown.push({ id: shown.length + 1, title, body: text, actions });
      return body("u", (writer) => writer.u32(shown.length));
    },
    GetCapabilities: () => body("as", (writer) => {
      const all = new Writer();
      for (const one of ["actions", "body"]) all.text(one);
      writer.u32(all.length);
      writer.append(all.done());
    }),
    GetServerInformation: () => body("ssss", (writer) => ["notices", "tests", "1", "1.2"].forEach((text) => writer.text(text))),
  };
  const named = new Promise((resolve) => {
    let answered = 0;
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let next = read(bytes); next; next = read(bytes)) {
        bytes = bytes.subarray(next.size);
        // To both calls below: then the name is ours.
        if (next.kind === RETURN && (answered += 1) === 2) resolve();
        if (next.kind === CALL && next.sender) {
          send(RETURN, [[5, "u", next.serial], [6, "s", next.sender]], answers[next.member]?.(next));
        }
      }
    });
  });
  bus("Hello");
  bus("RequestName", body("su", (writer) => {
    writer.text(NAME);
    writer.u32(0);
  }));
  await named;
  return {
    shown,
    /** What a click on the notification itself says. */
    click: ({ id }) =>
      send(SIGNAL, [[1, "o", PATH], [2, "s", NAME], [3, "s", "ActionInvoked"]], body("us", (writer) => {
        writer.u32(id);
        writer.text("default");
      })),
    stop: () => socket.destroy(),
  };
}
