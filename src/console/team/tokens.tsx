import { useWords } from '../words/index.ts'

export default function Tokens() {
  const words = useWords().tokens
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
    </main>
  )
}
