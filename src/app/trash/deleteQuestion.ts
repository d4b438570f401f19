/** Which photos somebody is asked about before they are deleted for ever: asked in the bar, answered on the page. */
import { create } from 'zustand';
import type { PhotoId } from '../../core/photo.ts';

interface DeleteQuestionView {
  readonly asked: readonly PhotoId[] | null;
  readonly ask: (ids: readonly PhotoId[]) => void;
  readonly close: () => void;
}

export const useDeleteQuestion = create<DeleteQuestionView>()((set) => ({
  asked: null,
  ask: (ids) => {
    set({ asked: ids });
  },
  close: () => {
    set({ asked: null });
  },
}));
