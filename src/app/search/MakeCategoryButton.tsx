/** Takes a search to the category editor: its words as the prompt, its cut as the similarity. */
import { useNavigate } from '@tanstack/react-router';
import { Shapes } from 'lucide-react';
import { cutToSimilarity } from '../../core/search/relevanceCut.ts';
import { Button } from '../controls/Button.tsx';
import { useConfigMode } from '../settings/configuration/configMode.ts';
import { searchText } from './messages.ts';

export function MakeCategoryButton({ words, cut }: { readonly words: string; readonly cut: number }) {
  const navigate = useNavigate();
  // Where a file decides about the categories none can be added here.
  if (useConfigMode().kind === 'file') return null;
  return (
    <Button
      icon={<Shapes />}
      onClick={() => {
        void navigate({
          to: '/settings/$tab',
          params: { tab: 'categories' },
          state: { newCategory: { prompt: words, similarity: cutToSimilarity(cut) } },
        });
      }}
    >
      {searchText.makeCategory}
    </Button>
  );
}
