import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { closeSession } from '../features/account/api/session.ts'
import { PANEL } from '../lib/admin.ts'
import { RequestFailed } from '../lib/http.ts'
import { router } from './router.tsx'

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const isRefused = error instanceof RequestFailed && error.status === 401
      if (isRefused && query.queryKey[0] === PANEL) closeSession(queryClient)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // An answer of the server is an answer; only silence is worth asking again.
      retry: (failures, error) => failures < 2 && !(error instanceof RequestFailed && error.status !== 0),
    },
  },
})

export function Providers() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
