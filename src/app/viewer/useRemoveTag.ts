/** Takes a tag off a photo and says what that means. */
import type { Tag } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { text } from '../messages.ts';

export function useRemoveTag(photoId: PhotoId): (tag: Tag) => void {
  const { library, nowMs } = useDeps();
  const showToast = useToasts((view) => view.showToast);

  async function remove(tag: Tag): Promise<void> {
    try {
      await library.tags.removeByHand(photoId, tag.id, nowMs());
      showToast({ text: tag.kind === 'auto' ? text.tagRemoved(tag.path) : text.userTagRemoved(tag.path) });
    } catch (error) {
      showToast({ text: text.tagRemoveFailed(error instanceof Error ? error.message : String(error)) });
    }
  }
  return (tag) => {
    void remove(tag);
  };
}
