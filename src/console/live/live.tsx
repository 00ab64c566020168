import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useWords } from '../words/index.ts'
import { whatChanged } from './changes.ts'
import { openLine } from './line.ts'

const LineContext = createContext(true)

/** Whether changes are heard of at once. */
export const useLine = () => useContext(LineContext)

/** Nothing may have been missed while the line was cut: all that is shown is fetched anew. */
const catchUp = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })

/** Keeps what is on screen as it is on the server, and says where that cannot be. */
export function Live({ children }: { children: ReactNode }) {
  const words = useWords()
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  useEffect(
    () =>
      openLine({
        opened: (again) => {
          setIsOpen(true)
          if (again) catchUp(client)
        },
        lost: (isRefused) => {
          setIsOpen(false)
          // The session may have ended while the line was cut.
          if (isRefused) client.invalidateQueries({ queryKey: ['me'] })
        },
        told: (event, data) => whatChanged(client, event, data),
      }),
    [client],
  )
  return (
    <LineContext value={isOpen}>
      <div role="alert" className="lost">
        {isOpen ? '' : words.live.lost}
      </div>
      {children}
    </LineContext>
  )
}
