/** What is known about a photo: its tags, why it has them, and what the file says. */
import { Camera, CalendarDays, FileImage, MapPin, Archive } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Photo } from '../../core/photo.ts';
import { formatBytes } from '../../messages/format.ts';
import { text } from '../messages.ts';
import { OriginalNotice } from '../settings/folders/OriginalNotice.tsx';
import { CorrectionList } from './CorrectionList.tsx';
import styles from './DetailsPanel.module.css';
import { TagList } from './TagList.tsx';
import { WhyList } from './WhyList.tsx';

interface DetailsPanelProps {
  readonly photo: Photo;
  readonly onAddTag: () => void;
}

export function DetailsPanel({ photo, onAddTag }: DetailsPanelProps) {
  return (
    <aside aria-label={text.details} className={styles['panel']}>
      <OriginalNotice photoId={photo.id} />
      <section aria-labelledby="viewer-tags">
        <h2 id="viewer-tags" className={styles['title']}>
          {text.tagsTitle}
        </h2>
        <TagList photo={photo} onAdd={onAddTag} />
        <CorrectionList photoId={photo.id} />
      </section>
      <section aria-labelledby="viewer-why">
        <h2 id="viewer-why" className={styles['title']}>
          {text.whyTitle}
        </h2>
        <WhyList photo={photo} />
      </section>
      <section aria-labelledby="viewer-details">
        <h2 id="viewer-details" className={styles['title']}>
          {text.details}
        </h2>
        <Facts photo={photo} />
      </section>
    </aside>
  );
}

function Facts({ photo }: { readonly photo: Photo }) {
  const { taken, metadata, archivedBy } = photo;
  const exposure = text.exposure(metadata);
  const [camera, ...lensAndExposure] = [metadata.camera, metadata.lens, exposure].filter(
    (part) => part !== undefined && part !== '',
  );
  return (
    <dl className={styles['facts']}>
      <Fact icon={<CalendarDays />} label={text.takenLabel} detail={text.takenSource[taken.source]}>
        {text.takenAt(taken)}
      </Fact>
      <Fact
        icon={<FileImage />}
        label={text.fileLabel}
        detail={`${text.megapixels(photo.width, photo.height)} · ${formatBytes(photo.bytes)}`}
      >
        <bdi dir="ltr">{photo.fileName}</bdi>
      </Fact>
      {camera !== undefined && (
        <Fact icon={<Camera />} label={text.cameraLabel} detail={lensAndExposure.join(' · ')}>
          {camera}
        </Fact>
      )}
      {metadata.latitude !== undefined && metadata.longitude !== undefined && (
        <Fact icon={<MapPin />} label={text.placeLabel}>
          {text.coordinates(metadata.latitude, metadata.longitude)}
        </Fact>
      )}
      {archivedBy !== null && (
        <Fact icon={<Archive />} label={text.stateLabel}>
          {archivedBy === 'user' ? text.archivedByUser : text.archivedByClassification}
        </Fact>
      )}
    </dl>
  );
}

interface FactProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly detail?: string | undefined;
}

function Fact({ icon, label, children, detail }: FactProps) {
  return (
    <div className={styles['fact']}>
      <dt>
        <span aria-hidden="true">{icon}</span>
        <span className={styles['hidden']}>{label}</span>
      </dt>
      <dd>
        <span className={styles['value']}>{children}</span>
        {detail !== undefined && detail !== '' && <span className={styles['detail']}>{detail}</span>}
      </dd>
    </div>
  );
}
