/**
 * Where the browser enforces Trusted Types (the site's content security policy asks for it), a string becomes the address
 * of a script or a worker only through the policy made here, and only an address of the site's own. No other such sink is
 * used, so no other string gets past. The page's entry imports this first, and so do workers that start workers.
 */

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(address: string): string }): unknown;
}

// Not yet in TypeScript's own types; absent in browsers without it.
const { trustedTypes } = globalThis as typeof globalThis & { readonly trustedTypes?: TrustedTypes };

trustedTypes?.createPolicy('default', {
  createScriptURL(address) {
    if (new URL(address, location.href).origin === location.origin) return address;
    throw new TypeError(`Scripts come from ${location.origin} only, not from ${address}.`);
  },
});
