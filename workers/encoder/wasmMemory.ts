/**
 * How much memory the ONNX runtime holds. It keeps its WebAssembly memory to itself, so the memories that are made while it
 * starts are noted here; each only ever grows.
 */
export interface WasmMemoryWatch {
  /** Of all memories made until `stop`, as large as they are now. */
  readonly readBytes: () => number;
  readonly stop: () => void;
}

/** To be stopped once the runtime has started; nested watches are not supported. */
export function watchWasmMemory(): WasmMemoryWatch {
  const memories: WebAssembly.Memory[] = [];
  const OriginalMemory = WebAssembly.Memory;
  WebAssembly.Memory = class extends OriginalMemory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
  return {
    readBytes: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    stop() {
      WebAssembly.Memory = OriginalMemory;
    },
  };
}
