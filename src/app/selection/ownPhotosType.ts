/** Marks a drag as photos of this library, so that dropping them on the window does not import them again. */
export const OWN_PHOTOS_TYPE = 'application/x-winnow-photos';
