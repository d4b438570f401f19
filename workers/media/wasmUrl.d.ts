/** Vite's `?url` imports of WebAssembly files; its own types would bring the DOM into worker code. */
declare module '*.wasm?url' {
  const url: string;
  // oxlint-disable-next-line import/no-default-export -- the shape Vite gives such a module
  export default url;
}
