/** What a coordinator's note knows beside the pairs, which it reads itself; ids and counts, never words. */
export interface CoordinatorSubject {
  userId: string
  withdrawn: number
  wasCoordinator: boolean
}

export const coordinatorSubject = {
  write: ({ userId, withdrawn, wasCoordinator }: CoordinatorSubject): string =>
    [userId, withdrawn, wasCoordinator ? 'coordinator' : 'member'].join('/'),
  read(subject: string | null): CoordinatorSubject {
    const [userId = '', withdrawn = '0', role] = (subject ?? '').split('/')
    return { userId, withdrawn: Number(withdrawn), wasCoordinator: role === 'coordinator' }
  },
}
