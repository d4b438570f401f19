/** Short notices at the foot of the window: what happened, and the way back where there is one. */
import { create } from 'zustand';

interface ToastAction {
  readonly label: string;
  readonly onSelect: () => void;
}

interface NewToast {
  readonly text: string;
  readonly action?: ToastAction;
}

export interface Toast extends NewToast {
  readonly id: number;
}

interface ToastView {
  readonly toasts: readonly Toast[];
  /** Shows a notice; the oldest makes room when there are too many. Returns its id. */
  readonly showToast: (toast: NewToast) => number;
  readonly dismissToast: (id: number) => void;
}

/** More than this would cover the photos they speak of. */
const MOST_SHOWN = 3;

let lastId = 0;

export const useToasts = create<ToastView>()((set) => ({
  toasts: [],
  showToast: (toast) => {
    lastId += 1;
    const id = lastId;
    set((view) => ({ toasts: [...view.toasts, { ...toast, id }].slice(-MOST_SHOWN) }));
    return id;
  },
  dismissToast: (id) => {
    set((view) => ({ toasts: view.toasts.filter((toast) => toast.id !== id) }));
  },
}));
