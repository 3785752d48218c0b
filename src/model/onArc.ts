/** Apps on Kubernetes clusters that Azure Arc connects. */

/** Whether apps of this kind run on a connected cluster instead of in Azure. */
export function isOnArc(type: string, kind: string | undefined, extended: boolean): boolean {
  if (!/^microsoft\.(web|app)\//i.test(type)) return false;
  return extended || (kind ?? '').toLowerCase().includes('kubernetes');
}
