/** Opens the chat; while it is closed it says how many lines came since. */
import { MessageSquare } from 'lucide-react'
import { Button } from '../design/Button.tsx'
import { toggleChat } from './actions.ts'
import { useCockpit } from './cockpit.ts'
import { usePanel } from './panel-store.ts'
import { words } from './words.ts'

export function ChatButton() {
  const { length } = useCockpit().notebook.chat
  const open = usePanel((panel) => panel.chatOpen)
  const unread = Math.max(0, length - usePanel((panel) => panel.chatSeen))
  return (
    <Button
      icon={<MessageSquare size={14} aria-hidden="true" />}
      aria-expanded={open}
      aria-label={!open && unread > 0 ? words.chat.unread(unread) : words.chat.title}
      onClick={() => toggleChat(length)}
      data-testid="chat-toggle"
    >
      {!open && unread > 0 && <b>{unread}</b>}
    </Button>
  )
}
