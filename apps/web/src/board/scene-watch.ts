/**
 * What the editor's list held when it was last looked at. The editor changes its elements in place and never says which:
 * a look compares one version an element, and only where list or version differ anything more.
 */
interface Versioned {
  readonly id: string
  readonly version: number
}

export function createSceneWatch<Element extends Versioned>() {
  const versions = new Map<string, number>()
  /** The list of the last look and its versions, by place. */
  const rows: (Element | undefined)[] = []
  const rowVersions: number[] = []
  const places = new Map<string, number>()

  return {
    /** Elements whose version is not known. */
    changed(list: readonly Element[]): Element[] {
      const found: Element[] = []
      for (let place = 0; place < list.length; place++) {
        const element = list[place]
        if (!element || (rows[place] === element && rowVersions[place] === element.version)) continue
        rows[place] = element
        rowVersions[place] = element.version
        places.set(element.id, place)
        if (versions.get(element.id) !== element.version) found.push(element)
      }
      rows.length = list.length
      return found
    },
    /** Known elements that left the list. To be asked after `changed`. */
    gone(list: readonly Element[]): string[] {
      if (versions.size <= list.length) return []
      const here = new Set(list.map(({ id }) => id))
      return [...versions.keys()].filter((id) => !here.has(id))
    },
    /** From now on this version of it is known. */
    know({ id, version }: Element): void {
      versions.set(id, version)
    },
    /** It counts as changed at the next look. */
    forget(id: string): void {
      versions.delete(id)
      const place = places.get(id)
      if (place !== undefined) rows[place] = undefined
    },
    /** Where it stands in a list that was looked at, or -1. */
    placeOf(list: readonly Element[], id: string): number {
      const place = places.get(id)
      if (place === undefined || list[place]?.id === id) return place ?? -1
      return list.findIndex((element) => element.id === id)
    },
  }
}
