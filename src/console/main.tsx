import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { Refused } from './api/client.ts'
import { App } from './app.tsx'
import { SessionProvider } from './session/session.tsx'
import './style/index.css'

const MOST_RETRIES = 2

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What changes is told on the open line.
      staleTime: 30_000,
      retry: (count, fault) => !(fault instanceof Refused) && count < MOST_RETRIES,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={client}>
    <SessionProvider>
      <App />
    </SessionProvider>
  </QueryClientProvider>,
)
