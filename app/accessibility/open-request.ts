/** A request that waits for an answer, as the secretariat sees it. */
export interface OpenRequest {
  id: string;
  receivedAt: Date;
  subject: string;
  form: string;
  name: string;
  contact: string;
  /** Below 0 when it is overdue. */
  daysLeft: number;
}
