/** Vite's `?url` imports of module files; its own types would bring the DOM into worker code. */
declare module '*.mjs?url' {
  const address: string;
  export default address;
}
