/** A component as a small picture: its shape filling the frame, and in it the marks by which it is known. */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { type Box, boxOfAll } from './free-place.ts'
import styles from './Palette.module.css'

/** In pixels: the frame, and the marks in it; both grow together. */
const frame = { width: 44, height: 30 }
const mark = 14
const shown: Box = { x: 1, y: 1, width: frame.width - 2, height: frame.height - 2 }

export function Preview({ elements, scale = 1 }: { elements: readonly BoardElement[]; scale?: number }) {
  const [main, ...others] = elements.filter(({ type }) => type !== 'text')
  if (!main) return null
  const box = boxOfAll(others)
  return (
    <svg
      aria-hidden="true"
      className={styles.preview}
      width={frame.width * scale}
      height={frame.height * scale}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
    >
      <Shape shape={{ ...main, ...shown }} />
      <svg
        aria-hidden="true"
        x={(frame.width - mark) / 2}
        y={(frame.height - mark) / 2}
        width={mark}
        height={mark}
        viewBox={[box.x - 1, box.y - 1, box.width + 2, box.height + 2].join(' ')}
      >
        {others.map((shape) => (
          <Shape key={shape.id} shape={{ ...shape, strokeColor: main.strokeColor }} />
        ))}
      </svg>
    </svg>
  )
}

function Shape({ shape }: { shape: BoardElement }) {
  const { type, x, y, width, height, points, roundness, strokeColor, backgroundColor } = shape
  const look = { stroke: strokeColor, fill: backgroundColor === 'transparent' ? 'none' : backgroundColor }
  if (points) return <polyline points={points.map(([px, py]) => `${x + px},${y + py}`).join(' ')} {...look} />
  if (type === 'ellipse')
    return <ellipse cx={x + width / 2} cy={y + height / 2} rx={width / 2} ry={height / 2} {...look} />
  if (type === 'diamond') {
    const [middleX, middleY] = [x + width / 2, y + height / 2]
    const corners = [`${middleX},${y}`, `${x + width},${middleY}`, `${middleX},${y + height}`, `${x},${middleY}`]
    return <polygon points={corners.join(' ')} {...look} />
  }
  return <rect x={x} y={y} width={width} height={height} rx={roundness ? 4 : 0} {...look} />
}
