/** The ear of wheat, without the tile the app icon stands on. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg viewBox="96 40 320 424" width={size * 0.75} height={size} aria-hidden="true" focusable="false">
      <g fill="var(--color-accent-line)">
        <path d="M0 0C40-30 44-88 0-128C-44-88-40-30 0 0z" transform="translate(256 188)" />
        <path
          d="M0 0C40-30 44-88 0-128C-44-88-40-30 0 0z"
          transform="translate(272 262) rotate(46) scale(.92)"
        />
        <path
          d="M0 0C40-30 44-88 0-128C-44-88-40-30 0 0z"
          transform="translate(240 262) rotate(-46) scale(.92)"
        />
        <path
          d="M0 0C40-30 44-88 0-128C-44-88-40-30 0 0z"
          transform="translate(272 346) rotate(46) scale(.92)"
        />
        <path
          d="M0 0C40-30 44-88 0-128C-44-88-40-30 0 0z"
          transform="translate(240 346) rotate(-46) scale(.92)"
        />
        <rect x="247" y="204" width="18" height="250" rx="9" />
      </g>
    </svg>
  );
}
