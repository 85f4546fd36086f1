export const strings = {
  today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday',
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
}
