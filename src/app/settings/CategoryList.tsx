/** The categories in the order they are checked; each row can be switched, moved, edited and deleted. */
import { formatDecimal } from '../../messages/format.ts';
import { ArrowDown, ArrowUp, Eye, GripVertical, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { categoryKey, type Category } from '../../core/category.ts';
import type { SimilarityBands } from '../../core/model.ts';
import { IconButton } from '../controls/Button.tsx';
import { classNames } from '../controls/classNames.ts';
import { Switch } from '../controls/Switch.tsx';
import { settingsText } from './messages.ts';
import { rulesText } from './rules/messages.ts';
import { similarityBand } from './similarityBand.ts';
import styles from './CategoryList.module.css';

interface CategoryListProps {
  readonly categories: readonly Category[];
  /** To be looked at only: a file decides. */
  readonly isReadOnly: boolean;
  readonly bands: SimilarityBands;
  readonly onEdit: (key: string) => void;
  readonly onDelete: (key: string) => void;
  readonly onEnabledChange: (key: string, enabled: boolean) => unknown;
  /** `steps`: -1 is one place up. */
  readonly onMove: (key: string, steps: number) => void;
}

export function CategoryList({
  categories,
  isReadOnly,
  bands,
  onEdit,
  onDelete,
  onEnabledChange,
  onMove,
}: CategoryListProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const [announcement, setAnnouncement] = useState('');
  const [draggedKey, setDraggedKey] = useState<string | null>(null);
  const [overKey, setOverKey] = useState<string | null>(null);
  // Moving a row takes its node out of the page for a moment, and the focus with it.
  const refocus = useRef<string | null>(null);

  useEffect(() => {
    if (refocus.current === null) return;
    listRef.current?.querySelector<HTMLElement>(`[data-move="${CSS.escape(refocus.current)}"]`)?.focus();
    refocus.current = null;
  });

  const move = (index: number, steps: number, from: string | null): void => {
    const category = categories[index];
    const place = index + steps;
    if (category === undefined || steps === 0 || place < 0 || place >= categories.length) return;
    refocus.current = from;
    setAnnouncement(settingsText.moved(category.name, place + 1, categories.length));
    onMove(categoryKey(category.name), steps);
  };

  const drop = (index: number): void => {
    const from = categories.findIndex((category) => categoryKey(category.name) === draggedKey);
    if (from !== -1) move(from, index - from, null);
    setDraggedKey(null);
    setOverKey(null);
  };

  return (
    <>
      <ul
        ref={listRef}
        aria-label={settingsText.listLabel}
        className={styles['list']}
        data-read-only={isReadOnly || undefined}
      >
        {categories.map((category, index) => {
          const key = categoryKey(category.name);
          return (
            <CategoryRow
              key={key}
              category={category}
              bands={bands}
              isReadOnly={isReadOnly}
              isFirst={index === 0}
              isLast={index === categories.length - 1}
              isDropTarget={overKey === key && draggedKey !== null && draggedKey !== key}
              onEdit={() => {
                onEdit(key);
              }}
              onDelete={() => {
                onDelete(key);
              }}
              onEnabledChange={(enabled) => onEnabledChange(key, enabled)}
              onMove={(steps, control) => {
                move(index, steps, control);
              }}
              onDragStart={() => {
                setDraggedKey(key);
              }}
              onDragOver={() => {
                setOverKey(key);
              }}
              onDragEnd={() => {
                setDraggedKey(null);
                setOverKey(null);
              }}
              onDrop={() => {
                drop(index);
              }}
            />
          );
        })}
      </ul>
      <output className={styles['announcement']}>{announcement}</output>
    </>
  );
}

interface CategoryRowProps {
  readonly category: Category;
  readonly bands: SimilarityBands;
  readonly isReadOnly: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isDropTarget: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly onEnabledChange: (enabled: boolean) => unknown;
  readonly onMove: (steps: number, control: string) => void;
  readonly onDragStart: () => void;
  readonly onDragOver: () => void;
  readonly onDragEnd: () => void;
  readonly onDrop: () => void;
}

/** What it goes by, and what it does: `3 prompts, 2 file rules, tag only`. */
function factsOf({ prompts, but_not = [], examples, metadata, action }: Category): string[] {
  const exampleCount = (examples?.like.length ?? 0) + (examples?.unlike.length ?? 0);
  const ruleCount = metadata === undefined ? 0 : Object.keys(metadata).length - 1;
  const more = rulesText.moreSummary(but_not.length, exampleCount, ruleCount);
  return [
    ...(prompts.length > 0 || more === '' ? [settingsText.promptCount(prompts.length)] : []),
    ...(more === '' ? [] : [more]),
    settingsText.actionInList(action),
  ];
}

/** Says to the window's own drop handling that this drag is a row, not a file. */
const ROW_TYPE = 'application/x-winnow-category';

function CategoryRow(props: CategoryRowProps) {
  const { category, bands, isReadOnly, isFirst, isLast } = props;
  const nameId = useId();
  const key = categoryKey(category.name);
  const band = similarityBand(category.similarity, bands);
  return (
    // Dragging is one way more for the mouse; the buttons are what the keyboard has.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      aria-labelledby={nameId}
      className={classNames(
        styles['row'],
        !category.enabled && styles['off'],
        props.isDropTarget && styles['dropTarget'],
      )}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(ROW_TYPE)) return;
        event.preventDefault();
        props.onDragOver();
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes(ROW_TYPE)) return;
        event.preventDefault();
        props.onDrop();
      }}
    >
      <span
        className={styles['grip']}
        title={settingsText.drag}
        draggable={!isReadOnly}
        onDragStart={(event) => {
          event.dataTransfer.setData(ROW_TYPE, key);
          event.dataTransfer.effectAllowed = 'move';
          const row = event.currentTarget.parentElement;
          if (row !== null) event.dataTransfer.setDragImage(row, 12, 24);
          props.onDragStart();
        }}
        onDragEnd={props.onDragEnd}
      >
        <GripVertical aria-hidden="true" />
      </span>
      <div className={styles['words']}>
        <h2 id={nameId} className={styles['name']}>
          <bdi>{category.name}</bdi>
        </h2>
        <p className={styles['facts']}>{factsOf(category).join(', ')}</p>
      </div>
      <p className={styles['similarity']}>
        {category.prompts.length > 0 && (
          <>
            <b>{formatDecimal(category.similarity)}</b> {settingsText.band(band)}
          </>
        )}
      </p>
      <Switch
        label={category.name}
        labelHidden
        checked={category.enabled}
        disabled={isReadOnly}
        onChange={props.onEnabledChange}
      />
      <div className={styles['buttons']}>
        <IconButton
          label={settingsText.moveUp}
          icon={<ArrowUp />}
          aria-describedby={nameId}
          aria-disabled={isFirst}
          disabled={isReadOnly}
          data-move={`${key} up`}
          onClick={() => {
            props.onMove(-1, `${key} up`);
          }}
        />
        <IconButton
          label={settingsText.moveDown}
          icon={<ArrowDown />}
          aria-describedby={nameId}
          aria-disabled={isLast}
          disabled={isReadOnly}
          data-move={`${key} down`}
          onClick={() => {
            props.onMove(1, `${key} down`);
          }}
        />
        <IconButton
          label={isReadOnly ? settingsText.view : settingsText.edit}
          icon={isReadOnly ? <Eye /> : <Pencil />}
          aria-describedby={nameId}
          data-edit={key}
          onClick={props.onEdit}
        />
        <IconButton
          label={settingsText.delete}
          icon={<Trash2 />}
          aria-describedby={nameId}
          disabled={isReadOnly}
          onClick={props.onDelete}
        />
      </div>
    </li>
  );
}
