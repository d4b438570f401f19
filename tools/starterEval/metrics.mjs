/**
 * Precision, recall and the rest, as pure functions over scored photos. Used by the evaluation of the starter model.
 */

/**
 * @typedef {{ categories: readonly string[], ambiguous: readonly string[] }} ClassTruth
 *   Categories a class of pictures belongs to, and those where either answer is right (left out of the figures).
 * @typedef {{ className: string, file: string, scores: readonly number[] }} ScoredPhoto
 *   Scores in the order of the categories.
 * @typedef {{ name: string, threshold: number }} EvaluatedCategory
 * @typedef {{ name: string, threshold: number, precision: number | null, recall: number | null, support: number }} CategoryFigures
 */

/**
 * Classes of ordinary photographs: none of them may be given a clutter category. `imagenet` is not one of them: its
 * thousand labels hold web sites, menus and envelopes.
 */
export const EVERYDAY_CLASSES = [
  'animal-wild',
  'building',
  'food',
  'indoor',
  'nature',
  'object',
  'people',
  'pet-cat',
  'pet-dog',
  'street',
  'vehicle',
];

/** Categories of what is cleared away; a landscape tagged Nature has lost nothing. */
export const CLUTTER_CATEGORIES = [
  'Screenshots',
  'Receipts',
  'Documents',
  'Memes',
  'QR codes',
  'Train tickets',
];

/**
 * Precision and recall of one category. Null where there was nothing to find and nothing was predicted, and for a
 * category that no class belongs to; a category that finds none of what is there has a precision of 0.
 * @param {readonly ScoredPhoto[]} photos
 * @param {Readonly<Record<string, ClassTruth>>} truth
 * @param {EvaluatedCategory} category
 * @param {number} index of the category in each photo's scores
 * @returns {CategoryFigures}
 */
export function measureCategory(photos, truth, { name, threshold }, index) {
  let truePositives = 0;
  let falsePositives = 0;
  let support = 0;
  for (const { className, scores } of photos) {
    const { categories, ambiguous } = truthOf(truth, className);
    if (ambiguous.includes(name)) continue;
    const isPositive = categories.includes(name);
    const isPredicted = (scores[index] ?? Number.NaN) >= threshold;
    if (isPositive) support += 1;
    if (isPredicted && isPositive) truePositives += 1;
    if (isPredicted && !isPositive) falsePositives += 1;
  }
  const predicted = truePositives + falsePositives;
  const isKnown = Object.values(truth).some(({ categories }) => categories.includes(name));
  if (!isKnown) return { name, threshold, precision: null, recall: null, support: 0 };
  return {
    name,
    threshold,
    precision: predicted > 0 ? truePositives / predicted : support > 0 ? 0 : null,
    recall: support === 0 ? null : truePositives / support,
    support,
  };
}

/**
 * Share of everyday photos given any clutter category.
 * @param {readonly ScoredPhoto[]} photos
 * @param {readonly EvaluatedCategory[]} categories
 * @returns {{ rate: number | null, photos: number, wrong: string[] }}
 */
export function measureFalseClutter(photos, categories) {
  const everyday = photos.filter(({ className }) => EVERYDAY_CLASSES.includes(className));
  const wrong = everyday.flatMap(({ file, scores }) =>
    categories.flatMap(({ name, threshold }, index) =>
      CLUTTER_CATEGORIES.includes(name) && (scores[index] ?? Number.NaN) >= threshold
        ? [`${file}: ${name}`]
        : [],
    ),
  );
  const wrongFiles = new Set(wrong.map((line) => line.slice(0, line.lastIndexOf(':'))));
  return {
    rate: everyday.length === 0 ? null : wrongFiles.size / everyday.length,
    photos: everyday.length,
    wrong,
  };
}

/**
 * For each class, the share of its photos given each category.
 * @param {readonly ScoredPhoto[]} photos
 * @param {readonly EvaluatedCategory[]} categories
 * @returns {Array<{ className: string, photos: number, shares: number[] }>}
 */
export function confusionByClass(photos, categories) {
  const classNames = [...new Set(photos.map(({ className }) => className))].toSorted();
  return classNames.map((className) => {
    const members = photos.filter((photo) => photo.className === className);
    return {
      className,
      photos: members.length,
      shares: categories.map(
        ({ threshold }, index) =>
          members.filter(({ scores }) => (scores[index] ?? Number.NaN) >= threshold).length / members.length,
      ),
    };
  });
}

/**
 * Where scores lie: quartiles of the photos a category is right for and of those it is wrong for.
 * @param {readonly ScoredPhoto[]} photos
 * @param {Readonly<Record<string, ClassTruth>>} truth
 * @param {EvaluatedCategory} category
 * @param {number} index
 * @returns {{ right: number[], wrong: number[] }} 5th, 50th and 95th percentiles
 */
export function measureCalibration(photos, truth, { name }, index) {
  /** @param {boolean} isRight */
  const percentiles = (isRight) => {
    const scores = photos
      .filter(({ className }) => {
        const { categories, ambiguous } = truthOf(truth, className);
        return !ambiguous.includes(name) && categories.includes(name) === isRight;
      })
      .map(({ scores: all }) => all[index] ?? Number.NaN)
      .toSorted((a, b) => a - b);
    return [0.05, 0.5, 0.95].map((share) => scores[Math.round(share * (scores.length - 1))] ?? Number.NaN);
  };
  return { right: percentiles(true), wrong: percentiles(false) };
}

/**
 * @param {Readonly<Record<string, ClassTruth>>} truth
 * @param {string} className
 * @returns {ClassTruth}
 */
function truthOf(truth, className) {
  const entry = truth[className];
  if (entry === undefined) throw new Error(`No truth for the class "${className}".`);
  return entry;
}
