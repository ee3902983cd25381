import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Random } from "./random.ts";

/** Numbers at which encodings and clocks break. */
const edges = [0, 1, 2, 3, 5, 31, 127, 128, 255, 16_384, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 40, 2 ** 53 - 1];

/**
 * An update that a Yjs client would never make, and that is nearly one: structs and deletions written by hand, which name what there is in
 * `doc`, what comes next, each other and nothing at all.
 * @param clients ids that write; the others are those of `doc`
 * @param forges whether it also writes in the name of those
 */
export function hostileUpdate(random: Random, doc: Y.Doc, clients: readonly number[], forges = true): Uint8Array {
  const states = Y.decodeStateVector(Y.encodeStateVector(doc));
  const everyone = [...states.keys(), ...clients];
  const next = new Map([...everyone].map((client) => [client, states.get(client) ?? 0]));
  const anyClient = () => (random.chance(0.02) ? random.pick(edges) : random.pick(everyone));
  const clockOf = (client: number) => {
    const state = next.get(client) ?? 0;
    if (random.chance(0.04)) return random.pick(edges);
    if (random.chance(0.15)) return Math.max(0, state - 3 + random.below(8));
    return random.below(state || 1);
  };
  const holders = [...doc.store.clients.values()]
    .flat()
    .filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType);
  const id: WriteId = (encoder, isParent) => {
    const holder = isParent && holders.length > 0 && random.chance(0.8) ? random.pick(holders) : null;
    const client = holder?.id.client ?? anyClient();
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, holder?.id.clock ?? clockOf(client));
  };
  return encoding.encode((encoder) => {
    const blocks = random.pick([0, 1, 1, 1, 1, 2, 3]);
    encoding.writeVarUint(encoder, random.chance(0.01) ? random.pick(edges) : blocks);
    for (let block = 0; block < blocks; block++) {
      const client = forges && random.chance(0.1) ? anyClient() : random.pick(clients);
      const structs = random.chance(0.05) ? 0 : 1 + random.below(4);
      encoding.writeVarUint(encoder, random.chance(0.01) ? random.pick(edges) : structs);
      encoding.writeVarUint(encoder, client);
      const state = next.get(client) ?? 0;
      encoding.writeVarUint(encoder, random.chance(0.85) ? state : clockOf(client));
      for (let struct = 0; struct < structs; struct++) writeStruct(encoder, random, id);
      next.set(client, state + structs);
    }
    const deleting = random.chance(0.5) ? 0 : 1 + random.below(2);
    encoding.writeVarUint(encoder, deleting);
    for (let block = 0; block < deleting; block++) {
      const client = anyClient();
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clockOf(client));
      encoding.writeVarUint(encoder, random.chance(0.9) ? 1 : random.pick(edges));
    }
    if (random.chance(0.03)) encoding.writeVarUint(encoder, random.pick(edges));
  });
}

type WriteId = (encoder: encoding.Encoder, isParent: boolean) => void;

function writeStruct(encoder: encoding.Encoder, random: Random, id: WriteId): void {
  const odd = [0, 2, 3, 5, 9, 10, 11, 31];
  const content = random.chance(0.1) ? random.pick(odd) : random.pick([1, 4, 4, 4, 4, 6, 7, 7, 7, 8]);
  const origins = random.pick([0, 0, 0, 0x80, 0x80, 0x40, 0xc0]);
  const withKey = random.chance(content === 8 ? 0.9 : 0.05) ? 0x20 : 0;
  encoding.writeUint8(encoder, content === 0 || content === 10 ? content : content | origins | withKey);
  if (content === 0 || content === 10) {
    encoding.writeVarUint(encoder, random.chance(0.9) ? 1 + random.below(3) : random.pick(edges));
    return;
  }
  if (origins & 0x80) id(encoder, false);
  if (origins & 0x40) id(encoder, false);
  if (origins === 0) {
    const isRoot = random.chance(content === 7 ? 0.5 : 0.1);
    encoding.writeVarUint(encoder, isRoot ? 1 : 0);
    if (isRoot)
      encoding.writeVarString(
        encoder,
        random.chance(0.9) ? "body" : random.pick(["summary", "other", "", "__proto__"]),
      );
    else id(encoder, true);
    if (withKey) encoding.writeVarString(encoder, random.pick(["id", "level", "", "__proto__", "ąę"]));
  }
  writeContent(encoder, random, content);
}

function writeContent(encoder: encoding.Encoder, random: Random, content: number): void {
  const text = random.pick(["a", "ab", "źrebię", "", "\ud83d\ude00", "\ud83d", "\u0000", "x".repeat(300)]);
  const length = random.chance(0.95) ? 1 + random.below(2) : random.pick(edges);
  switch (content) {
    case 1:
      encoding.writeVarUint(encoder, length);
      break;
    case 2:
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, random.pick(["1", '{"a":1}', "undefined", "{"]));
      break;
    case 3:
      encoding.writeVarUint8Array(encoder, new Uint8Array(random.below(9)));
      break;
    case 4:
      encoding.writeVarString(encoder, text);
      break;
    case 5:
      encoding.writeVarString(encoder, random.pick(['{"x":1}', "null", "[", '"t"']));
      break;
    case 6:
      encoding.writeVarString(encoder, random.pick(["bold", "bold", "italic", "link", "link--AbCdEfGh", "font"]));
      encoding.writeVarString(encoder, random.pick(["{}", "null", "true", '{"href":"javascript:1"}', "{"]));
      break;
    case 7: {
      const type = random.chance(0.9) ? random.pick([3, 3, 6]) : random.pick([0, 1, 2, 4, 5, 7, 200]);
      encoding.writeVarUint(encoder, type);
      const names = random.chance(0.9)
        ? ["paragraph", "bulletList", "listItem"]
        : ["script", "text", "doc", "__proto__"];
      const name = random.pick(names);
      if (type === 3 || type === 5) encoding.writeVarString(encoder, name);
      break;
    }
    case 8:
      encoding.writeVarUint(encoder, length);
      for (let value = 0; value < Math.min(length, 3); value++) {
        encoding.writeAny(encoder, random.pick([null, 1, "x", { a: [1, { b: 2 }] }, true, 1.5, [[[[]]]]]));
      }
      break;
    case 9:
      encoding.writeVarString(encoder, "guid");
      encoding.writeAny(encoder, {});
      break;
  }
}

/** Bytes that were right, with something wrong in them. */
export function mutated(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  let result = Uint8Array.from(bytes);
  const at = () => random.below(result.length + 1);
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const index = Math.min(at(), Math.max(0, result.length - 1));
    switch (random.below(8)) {
      case 0:
      case 1:
        result[index] = (result[index] ?? 0) ^ (1 << random.below(8));
        break;
      case 2:
        result[index] = random.below(256);
        break;
      case 3:
        result = result.slice(0, at());
        break;
      case 4:
        result = joined(
          result,
          Uint8Array.from({ length: 1 + random.below(20) }, () => random.below(256)),
        );
        break;
      case 5: {
        const from = random.below(other.length + 1);
        result = joined(result.slice(0, index), other.slice(from), result.slice(index));
        break;
      }
      case 6:
        result = joined(result.slice(0, index), result.slice(index + 1 + random.below(4)));
        break;
      default: {
        const number = encoding.encode((encoder) => encoding.writeVarUint(encoder, random.pick(edges)));
        result = joined(result.slice(0, index), number, result.slice(index + 1));
      }
    }
  }
  return result;
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Whatever an editor may do to a text, as the updates it sends. */
export function editing(random: Random, doc: Y.Doc): void {
  const root = doc.getXmlFragment(random.chance(0.9) ? "body" : "summary");
  const elements = root.toArray().filter((child) => child instanceof Y.XmlElement);
  const act = random.below(10);
  if (elements.length === 0 || act === 0) {
    const element = new Y.XmlElement(random.pick(["paragraph", "blockquote"]));
    element.setAttribute("id", String(random.below(1e6)));
    element.insert(0, [new Y.XmlText(random.pick(["słowo", "dwa słowa", "😀"]))]);
    root.insert(random.below(root.length + 1), [element]);
    return;
  }
  const element = random.pick(elements);
  const text = element.toArray().find((child) => child instanceof Y.XmlText);
  if (act === 1 && elements.length > 5) root.delete(random.below(root.length), 1);
  else if (act === 2) element.setAttribute("level", String(random.below(3)));
  else if (!text) element.insert(0, [new Y.XmlText("a")]);
  else if (act === 3 && text.length > 2)
    text.format(random.below(text.length - 1), 2, { [random.pick(["bold", "italic"])]: {} });
  else if (act <= 5 && text.length > 3) text.delete(random.below(text.length - 2), 1 + random.below(2));
  else text.insert(random.below(text.length + 1), random.pick(["a", "ź", "kot", " "]));
}
