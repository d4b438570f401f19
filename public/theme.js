// Before the first paint, so that a chosen theme never flashes. Written by src/app/frame/theme.ts. A file of its own,
// because the content security policy allows no script inside the page.
try {
  const theme = localStorage.getItem('winnow-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Site data is blocked: as the system.
}
