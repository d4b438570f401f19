/** The profile's API token: what is known of it, making another in its place, and revoking it. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { createApiToken } from '../../../api/apiToken.ts';
import { useDeps } from '../../depsContext.ts';

export function useApiToken() {
  const { library } = useDeps();
  return useQuery({ queryKey: ['apiTokens'], queryFn: () => library.apiTokens.read() });
}

/** Answers the whole token once it is stored. */
export function useReplaceApiToken() {
  const { library, nowMs } = useDeps();
  return useMutation({
    mutationFn: async (): Promise<string> => {
      const { token, start, sha256 } = await createApiToken();
      await library.apiTokens.replace({ sha256, start, createdAtMs: nowMs() });
      return token;
    },
  });
}

export function useRevokeApiToken() {
  const { library } = useDeps();
  return useMutation({ mutationFn: () => library.apiTokens.revoke() });
}
