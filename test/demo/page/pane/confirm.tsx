import { Dialog } from '../modal/dialog.tsx'
import type { Question } from './context.ts'

/** Asks before something is done. */
export function Confirm({ question, onAnswer }: { question: Question; onAnswer: (yes: boolean) => void }) {
  return (
    <Dialog role="alertdialog" label={question.title} className="confirm" onEscape={() => onAnswer(false)}>
      <header className="modal-head">
        <h2>{question.title}</h2>
      </header>
      <div className="modal-body">{question.text}</div>
      <footer className="modal-foot">
        <button type="button" className="button plain" onClick={() => onAnswer(false)}>
          {question.no}
        </button>
        <button
          type="button"
          className={`button ${question.isDangerous ? 'danger-solid' : 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {question.yes}
        </button>
      </footer>
    </Dialog>
  )
}
