import { ApolloLink } from '@apollo/client';
import { tap } from 'rxjs';
import { answered, lost } from './connection';
import { codeOf } from './errors';

/** Watches whether requests are answered, and whether the token is still believed. */
export function watchingLink(onRefused: (() => void) | undefined): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      tap({
        next: ({ errors }) => {
          answered();
          if (errors?.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) {
            onRefused?.();
          }
        },
        error: (error: unknown) => {
          if (codeOf(error) === 'UNREACHABLE') lost();
        },
      }),
    ),
  );
}
