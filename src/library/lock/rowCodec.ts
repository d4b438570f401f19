/**
 * Rows as bytes, so that they can be sealed. Whatever the structured clone keeps of a row comes back exactly: typed arrays
 * with their type, dates, big integers, NaN and minus zero, text that is no valid Unicode. JSON would lose all of these.
 */

/** First byte of each value. Part of the stored format: numbers are never given to something else. */
const KIND = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  float: 4,
  /** A whole number from 0, seven bits to a byte, lowest first, the highest bit set on all but the last. */
  whole: 5,
  text: 6,
  /** UTF-16 units of text with lone surrogates, as file names may have them. */
  unpairedText: 7,
  bigint: 8,
  date: 9,
  buffer: 10,
  typedArray: 11,
  array: 12,
  object: 13,
} as const;

/** Position is what is stored. */
const TYPED_ARRAYS = [
  Uint8Array,
  Int8Array,
  Uint8ClampedArray,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const;

type TypedArray = InstanceType<(typeof TYPED_ARRAYS)[number]>;

/** With this flag, pairs are one character each and do not match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const utf8 = new TextEncoder();
// A mark at the beginning belongs to the text.
const fromUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws TypeError for what has no bytes, such as a function or a file's handle */
export function encodeValue(value: unknown): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.value(value);
  return writer.taken();
}

/** @throws RangeError where the bytes are none that {@link encodeValue} made */
export function decodeValue(bytes: Uint8Array<ArrayBuffer>): unknown {
  const reader = new Reader(bytes);
  const value = reader.value();
  reader.expectEnd();
  return value;
}

function typedArrayKind(value: object): number {
  return TYPED_ARRAYS.findIndex((type) => value.constructor === type);
}

function isTypedArray(value: object): value is TypedArray {
  return ArrayBuffer.isView(value) && typedArrayKind(value) !== -1;
}

class Writer {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  taken(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  value(value: unknown): void {
    switch (typeof value) {
      case 'undefined':
        this.#byte(KIND.undefined);
        return;
      case 'boolean':
        this.#byte(value ? KIND.true : KIND.false);
        return;
      case 'number':
        this.#number(value);
        return;
      case 'string':
        this.#text(value);
        return;
      case 'bigint':
        this.#byte(KIND.bigint);
        this.#counted(utf8.encode(value.toString()));
        return;
      case 'object':
        if (value === null) this.#byte(KIND.null);
        else this.#object(value);
        return;
      case 'function':
      case 'symbol':
        throw new TypeError(`A ${typeof value} cannot be stored.`);
    }
  }

  #object(value: object): void {
    if (Array.isArray(value)) {
      this.#byte(KIND.array);
      this.#whole(value.length);
      for (let index = 0; index < value.length; index++) this.value(value[index]);
    } else if (value instanceof Date) {
      this.#byte(KIND.date);
      this.#float(value.getTime());
    } else if (value instanceof ArrayBuffer) {
      this.#byte(KIND.buffer);
      this.#counted(new Uint8Array(value));
    } else if (isTypedArray(value)) {
      this.#byte(KIND.typedArray);
      this.#byte(typedArrayKind(value));
      this.#counted(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    } else {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) {
        throw new TypeError(`A ${value.constructor.name} cannot be sealed.`);
      }
      const entries = Object.entries(value);
      this.#byte(KIND.object);
      this.#whole(entries.length);
      for (const [key, item] of entries) {
        this.#text(key);
        this.value(item);
      }
    }
  }

  #number(value: number): void {
    if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) {
      this.#byte(KIND.whole);
      this.#whole(value);
    } else {
      this.#byte(KIND.float);
      this.#float(value);
    }
  }

  #text(text: string): void {
    if (!LONE_SURROGATE.test(text)) {
      this.#byte(KIND.text);
      this.#counted(utf8.encode(text));
      return;
    }
    this.#byte(KIND.unpairedText);
    this.#whole(text.length);
    this.#reserve(text.length * 2);
    for (let index = 0; index < text.length; index++) {
      this.#view.setUint16(this.#length, text.charCodeAt(index), true);
      this.#length += 2;
    }
  }

  #counted(bytes: Uint8Array): void {
    this.#whole(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #whole(value: number): void {
    let left = value;
    while (left > 0x7f) {
      this.#byte((left % 0x80) + 0x80);
      left = Math.floor(left / 0x80);
    }
    this.#byte(left);
  }

  #float(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  #byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

class Reader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  expectEnd(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('A row is followed by something else.');
  }

  value(): unknown {
    const kind = this.#byte();
    switch (kind) {
      case KIND.undefined:
        return undefined;
      case KIND.null:
        return null;
      case KIND.false:
        return false;
      case KIND.true:
        return true;
      case KIND.float:
        return this.#float();
      case KIND.whole:
        return this.#whole();
      case KIND.text:
      case KIND.unpairedText:
        return this.#textOf(kind);
      case KIND.bigint:
        return BigInt(fromUtf8.decode(this.#counted()));
      case KIND.date:
        return new Date(this.#float());
      case KIND.buffer:
        return this.#counted().slice().buffer;
      case KIND.typedArray:
        return this.#typedArray();
      case KIND.array:
        return Array.from({ length: this.#whole() }, () => this.value());
      case KIND.object:
        return this.#object();
      default:
        throw new RangeError(`A row holds a value of unknown kind ${String(kind)}.`);
    }
  }

  #object(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (let left = this.#whole(); left > 0; left--) {
      const key = this.#textOf(this.#byte());
      const value = this.value();
      // Assigned, a key of this name would set the prototype.
      if (key === '__proto__') Object.defineProperty(object, key, { value, ...PLAIN_PROPERTY });
      else object[key] = value;
    }
    return object;
  }

  #typedArray(): TypedArray {
    const type = TYPED_ARRAYS[this.#byte()];
    if (type === undefined) throw new RangeError('A row holds an array of unknown kind.');
    return new type(this.#counted().slice().buffer);
  }

  #textOf(kind: number): string {
    if (kind === KIND.text) return fromUtf8.decode(this.#counted());
    if (kind !== KIND.unpairedText) throw new RangeError('A row holds a name that is no text.');
    const units = this.#take(this.#whole() * 2);
    const view = new DataView(units.buffer, units.byteOffset, units.byteLength);
    let text = '';
    for (let at = 0; at < units.length; at += 2) text += String.fromCharCode(view.getUint16(at, true));
    return text;
  }

  #counted(): Uint8Array<ArrayBuffer> {
    return this.#take(this.#whole());
  }

  #whole(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  #float(): number {
    this.#need(8);
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }

  #byte(): number {
    this.#need(1);
    const byte = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return byte;
  }

  #take(count: number): Uint8Array<ArrayBuffer> {
    this.#need(count);
    const bytes = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += count;
    return bytes;
  }

  #need(count: number): void {
    if (this.#at + count > this.#bytes.length) throw new RangeError('A row ends too early.');
  }
}

const PLAIN_PROPERTY = { enumerable: true, configurable: true, writable: true } as const;
