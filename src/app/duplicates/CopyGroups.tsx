/**
 * The groups of copies, however many: in stretches that hold something only near the screen, so that ten thousand groups
 * scroll like ten.
 */
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Photo, PhotoId } from '../../core/photo.ts';
import { useIsNear } from '../activity/useIsNear.ts';
import { Button } from '../controls/Button.tsx';
import { useDeps } from '../depsContext.ts';
import { CopyCard } from './CopyCard.tsx';
import { duplicatesText } from './messages.ts';
import styles from './DuplicatesPage.module.css';
import type { CopyGroup } from './useDuplicates.ts';

const GROUPS_TO_A_STRETCH = 20;
/** Of one group, until a stretch was drawn. */
const ESTIMATED_HEIGHT_PX = 380;

export interface GroupActions {
  readonly isKept: (group: CopyGroup, id: PhotoId) => boolean;
  readonly onKeep: (group: CopyGroup, id: PhotoId, isKept: boolean) => void;
  /** Moves what is not kept. */
  readonly onApply: (group: CopyGroup) => void;
  readonly onSetApart: (group: CopyGroup) => void;
}

export function CopyGroups({
  groups,
  actions,
}: {
  readonly groups: readonly CopyGroup[];
  readonly actions: GroupActions;
}) {
  const stretches = Array.from({ length: Math.ceil(groups.length / GROUPS_TO_A_STRETCH) }, (_, index) =>
    groups.slice(index * GROUPS_TO_A_STRETCH, (index + 1) * GROUPS_TO_A_STRETCH),
  );
  return (
    <section
      aria-label={duplicatesText.list}
      data-total={groups.reduce((sum, { ids }) => sum + ids.length, 0)}
    >
      {stretches.map((some, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a stretch is a place in the list, whatever is there
        <Stretch key={index} groups={some} isFirst={index === 0} actions={actions} />
      ))}
    </section>
  );
}

interface StretchProps {
  readonly groups: readonly CopyGroup[];
  readonly isFirst: boolean;
  readonly actions: GroupActions;
}

function Stretch({ groups, isFirst, actions }: StretchProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { isNear, heightPx } = useIsNear(ref, isFirst);
  const height = heightPx === 0 ? groups.length * ESTIMATED_HEIGHT_PX : heightPx;
  return (
    <div ref={ref} style={isNear ? undefined : { height }}>
      {isNear && <Groups groups={groups} actions={actions} />}
    </div>
  );
}

function Groups({ groups, actions }: Omit<StretchProps, 'isFirst'>) {
  const { library } = useDeps();
  const ids = groups.flatMap((group) => group.ids);
  const photos = useQuery({
    queryKey: ['copies', ids],
    queryFn: () => library.photos.readMany(ids),
    meta: { collections: ['photos'] },
    placeholderData: (previous) => previous,
    gcTime: 0,
  }).data;
  if (photos === undefined) {
    return <div aria-busy="true" style={{ height: groups.length * ESTIMATED_HEIGHT_PX }} />;
  }
  return groups.map((group) => <Group key={group.key} group={group} photos={photos} actions={actions} />);
}

interface GroupProps {
  readonly group: CopyGroup;
  readonly photos: ReadonlyMap<PhotoId, Photo>;
  readonly actions: GroupActions;
}

function Group({ group, photos, actions }: GroupProps) {
  const { isKept, onKeep, onApply, onSetApart } = actions;
  const [bestId = 0] = group.ids;
  const name = photos.get(bestId)?.fileName ?? '';
  const kept = group.ids.filter((id) => isKept(group, id)).length;
  const moved = group.ids.length - kept;
  const label = applyLabel(kept, moved, isKept(group, bestId));
  return (
    <article
      aria-label={duplicatesText.ofPicture(duplicatesText.copies(group.ids.length), name)}
      className={styles['group']}
    >
      <h2 className={styles['groupTitle']}>{duplicatesText.copies(group.ids.length)}</h2>
      <ul className={styles['copies']}>
        {group.ids.map((id, index) => {
          const photo = photos.get(id);
          return (
            photo !== undefined && (
              <CopyCard
                key={id}
                photo={photo}
                sharpness={group.sharpness[index] ?? 0}
                isBest={index === 0}
                isKept={isKept(group, id)}
                onKeep={(isNowKept) => {
                  onKeep(group, id, isNowKept);
                }}
              />
            )
          );
        })}
      </ul>
      <div className={styles['groupActions']}>
        <Button
          disabled={kept === 0 || moved === 0}
          aria-label={duplicatesText.ofPicture(label, name)}
          onClick={() => {
            onApply(group);
          }}
        >
          {label}
        </Button>
        <Button
          variant="bare"
          aria-label={duplicatesText.ofPicture(duplicatesText.notDuplicates, name)}
          onClick={() => {
            onSetApart(group);
          }}
        >
          {duplicatesText.notDuplicates}
        </Button>
      </div>
    </article>
  );
}

function applyLabel(kept: number, moved: number, isBestKept: boolean): string {
  if (kept === 0) return duplicatesText.keepNone;
  if (moved === 0) return duplicatesText.keepAll;
  return kept === 1 && isBestKept ? duplicatesText.keepBest : duplicatesText.keepPicked(kept, moved);
}
